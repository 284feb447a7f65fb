package io.helpdeskroi.connector.connection;

import static io.helpdeskroi.connector.fake.Desk.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.math.BigDecimal;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.helpdeskroi.connector.fake.Desk;
import io.helpdeskroi.connector.lease.ConnectionLeases;
import io.helpdeskroi.contract.ContractJson;
import io.helpdeskroi.contract.Role;
import io.helpdeskroi.testsupport.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
class ConnectionVersionsTest {

    @Inject
    Scheduler scheduler;
    @Inject
    EntityManager database;
    @Inject
    ConnectionRepository repository;
    @Inject
    ConnectionLeases leases;

    private Desk desk;

    @BeforeEach
    void open() {
        scheduler.pause();
        desk = new Desk().create();
    }

    @AfterEach
    void close() {
        desk.close();
        scheduler.resume();
    }

    @Test
    void keepsEveryConfigurationWithWhoMadeIt() {
        change("\"1\"", Map.of("quota_share", 0.25, "zone", "Europe/Berlin")).statusCode(200);
        String answer = as(Role.AUDITOR).get(desk.path("/versions")).then().statusCode(200).body(
                "versions.version", contains(2, 1), "versions.actor", contains("test-admin", "test-admin"),
                "versions.configuration.quota_share", contains(0.25f, 1), "versions.configuration.zone",
                contains("Europe/Berlin", "Z"), "versions[1].configuration.settings.base_url", equalTo(desk.vendor.baseUrl()),
                "versions[1].configuration.streams", contains("cases")).extract().asString();
        assertThat(answer).doesNotContain("planted");
    }

    @Test
    void goesBackToAFormerConfigurationAsANewVersion() {
        change("\"1\"", Map.of("quota_share", 0.25, "credentials", Map.of("token", "planted-secret-2"))).statusCode(200);
        rollback(null, 1).statusCode(428);
        rollback("\"1\"", 1).statusCode(412);
        rollback("\"2\"", 7).statusCode(400).body("field", equalTo("version"));
        as(Role.ADMIN).header("If-Match", "\"2\"").body("{}").post(desk.path("/rollback")).then().statusCode(400)
                .body("field", equalTo("version"));
        rollback("\"2\"", 1).statusCode(200).header("ETag", "\"3\"").body("version", equalTo(3), "quota_share", equalTo(1),
                "credentials_set", contains("token"));
        String audit = as(Role.AUDITOR).get(desk.path("/audit")).then().body(
                "entries.action", contains("connection_rolled_back", "connection_changed", "connection_created"),
                "entries.actor", contains("test-admin", "test-admin", "test-admin"),
                "entries[0].detail.rolled_back_to", equalTo(1), "entries[0].detail.version", equalTo(3),
                "entries[0].detail.changed.quota_share.from", equalTo(0.25f),
                "entries[0].detail.changed.quota_share.to", equalTo(1),
                "entries[1].detail.changed.size()", equalTo(1), "entries[1].detail.credentials", contains("token"))
                .extract().asString();
        assertThat(audit).doesNotContain("planted");
    }

    @Test
    void goesBackToNothingThatTheRulesOfTodayRefuse() {
        change("\"1\"", Map.of()).statusCode(200);
        sql("""
                UPDATE connection_version SET configuration = jsonb_set(configuration, '{streams}', '["former"]')
                WHERE connection_id = :id AND version = 1""");
        rollback("\"2\"", 1).statusCode(400).body("field", equalTo("streams"));
        assertThat(desk.connection().getInt("version")).isEqualTo(2);
    }

    @Test
    void logsInAnewAndGoesOnWhereItWas() {
        sql("""
                INSERT INTO stream_position (connection_id, stream, cursor, cursor_at, state, due_at, failures)
                VALUES (:id, 'cases', 'after-2', now(), 'RETRYING', now() + interval '1 hour', 3)""");
        repository.report(leases.claim("test", 1).get(0), 1, ConnectionState.NEEDS_CREDENTIALS, Optional.of("refused"));
        credentials(null, Map.of("token", "Not One!")).statusCode(400).body("field", equalTo("credentials.token"));
        credentials("\"9\"", Map.of("token", "planted-secret-2")).statusCode(412);
        assertThat(desk.connection().getString("state")).isEqualTo("needs_credentials");
        credentials(null, Map.of("token", "planted-secret-2")).statusCode(200).header("ETag", "\"2\"")
                .body("state", equalTo("active"), "state_reason", equalTo(null));
        assertThat(desk.stream().getString("cursor")).isEqualTo("after-2");
        assertThat(Instant.parse(desk.stream().getString("due_at"))).isBeforeOrEqualTo(Instant.now());
        String audit = as(Role.AUDITOR).get(desk.path("/audit")).then().body("entries[0].action",
                equalTo("credentials_replaced"), "entries[0].detail.credentials", contains("token")).extract().asString();
        assertThat(audit).doesNotContain("planted");

        desk.post("/pause").statusCode(200);
        credentials("*", Map.of("token", "planted-secret-3")).statusCode(200).body("state", equalTo("paused"));
    }

    @Test
    void saysWhichKeyItWouldNeed() {
        sql("UPDATE connection_credentials SET key_id = '00000000' WHERE connection_id = :id");
        rollback("\"1\"", 1).statusCode(409).body("detail", containsString("00000000"));
        credentials(null, Map.of("token", "planted-secret-2")).statusCode(200).body("credentials_set", contains("token"));
    }

    @Test
    void keepsTheAuditOfADeletedConnection() {
        desk.post("/pause");
        desk.post("/resume");
        as(Role.ADMIN).header("If-Match", "*").delete(desk.path("")).then().statusCode(204);
        as(Role.AUDITOR).get(desk.path("/audit")).then().statusCode(200).body("entries.action",
                contains("connection_deleted", "connection_resumed", "connection_paused", "connection_created"));
    }

    @Test
    void beginsTheHistoryOfConnectionsThatWereThereBefore() throws Exception {
        String name = PostgresResource.createDatabase();
        String url = PostgresResource.jdbcUrl(name);
        Flyway.configure().dataSource(url, "postgres", "postgres").target("3").load().migrate();
        try (java.sql.Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO connection (id, vendor, version, state, settings, streams, field_mappings, backfill_start,
                                            poll_interval, quota_share, zone, created_at, updated_at)
                    VALUES ('old', 'OTHER', 7, 'ACTIVE', '{"base_url":"https://a.example"}', '{cases,agents}', '{"1":"topic"}',
                            '2024-05-01T00:00:00Z', NULL, 0.4, 'Europe/Berlin', now(), '2025-01-01T00:00:00Z')""");
            Flyway.configure().dataSource(url, "postgres", "postgres").target("4").load().migrate();
            ResultSet row = statement.executeQuery("SELECT version, actor, configuration FROM connection_version");
            assertThat(row.next()).isTrue();
            assertThat(row.getLong(1)).isEqualTo(7);
            assertThat(row.getString(2)).isEqualTo("system");
            assertThat(ContractJson.mapper().readValue(row.getString(3), Configuration.class)).isEqualTo(new Configuration(
                    Map.of("base_url", "https://a.example"), List.of("cases", "agents"), Map.of("1", "topic"),
                    Instant.parse("2024-05-01T00:00:00Z"), null, new BigDecimal("0.400"), "Europe/Berlin"));
        }
    }

    private ValidatableResponse change(String ifMatch, Map<String, Object> changes) {
        Map<String, Object> body = desk.body(changes);
        if (!changes.containsKey("credentials")) {
            body.remove("credentials");
        }
        return as(Role.ADMIN).header("If-Match", ifMatch).body(body).put(desk.path("")).then();
    }

    private ValidatableResponse rollback(String ifMatch, int version) {
        return (ifMatch == null ? as(Role.ADMIN) : as(Role.ADMIN).header("If-Match", ifMatch))
                .body(Map.of("version", version)).post(desk.path("/rollback")).then();
    }

    private ValidatableResponse credentials(String ifMatch, Map<String, String> credentials) {
        return (ifMatch == null ? as(Role.ADMIN) : as(Role.ADMIN).header("If-Match", ifMatch)).body(credentials)
                .put(desk.path("/credentials")).then();
    }

    private void sql(String update) {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery(update).setParameter("id", desk.name)
                .executeUpdate());
    }
}
