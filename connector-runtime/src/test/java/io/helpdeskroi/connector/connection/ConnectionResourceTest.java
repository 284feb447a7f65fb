package io.helpdeskroi.connector.connection;

import static io.helpdeskroi.connector.fake.Desk.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.helpdeskroi.connector.fake.Desk;
import io.helpdeskroi.connector.lease.ConnectionLeases;
import io.helpdeskroi.connector.lease.Lease;
import io.helpdeskroi.contract.Role;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ConnectionResourceTest {

    private static final String PATH = "/api/v1/connections";

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
        desk = new Desk();
    }

    @AfterEach
    void close() {
        desk.close();
        scheduler.resume();
    }

    @Test
    void keepsAConnectionAndShowsItWithoutItsSecrets() {
        String answer = as(Role.ADMIN)
                .body(desk.body(Map.of("zone", "Europe/Berlin", "backfill_start", "2025-01-01T00:00:00Z")))
                .post(PATH).then().statusCode(201).header("ETag", "\"1\"").header("Location", containsString(desk.path("")))
                .body("id", equalTo(desk.name), "name", equalTo(desk.name), "vendor", equalTo("other"), "state",
                        equalTo("active"), "credentials_set", contains("token"), "zone", equalTo("Europe/Berlin"),
                        "backfill_start", equalTo("2025-01-01T00:00:00Z"), "poll_interval", equalTo("PT1H"))
                .extract().asString();
        assertThat(answer).doesNotContain("planted");
        as(Role.AUDITOR).get(PATH).then().statusCode(200).body("id", hasItem(desk.name));
        as(Role.ADMIN).body(desk.body(Map.of())).post(PATH).then().statusCode(409);
    }

    @Test
    void holdsNoSecretInClearInTheDatabase() {
        desk.create();
        String stored = (String) database.createNativeQuery("""
                SELECT string_agg(c::text || encode(c.payload, 'escape') || encode(c.wrapped_key, 'escape'), ' ')
                       || (SELECT string_agg(k::text, ' ') FROM connection k)
                FROM connection_credentials c""").getSingleResult();
        assertThat(stored).contains(desk.name).doesNotContain("planted");
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("name", Map.of("name", "")),
                Arguments.of("name", Map.of("name", "Not A Slug")),
                Arguments.of("vendor", Map.of("vendor", "zendesk")),
                Arguments.of("settings.base_url", Map.of("settings", Map.of())),
                Arguments.of("settings.base_url", Map.of("settings", Map.of("base_url", "ftp://x"))),
                Arguments.of("settings.base_url", Map.of("settings", Map.of("base_url", "http://evil.example"))),
                Arguments.of("settings.unknown", Map.of("settings", Map.of("base_url", "https://a.example", "unknown", "x"))),
                Arguments.of("credentials.token", Map.of("credentials", Map.of())),
                Arguments.of("credentials.token", Map.of("credentials", Map.of("token", "Planted Secret!"))),
                Arguments.of("credentials.password", Map.of("credentials", Map.of("token", "t", "password", "planted"))),
                Arguments.of("streams", Map.of("streams", List.of("cases", "nonsense"))),
                Arguments.of("backfill_start", Map.of("backfill_start", "2999-01-01T00:00:00Z")),
                Arguments.of("backfill_start", Map.of("backfill_start", "-999999-01-01T00:00:00Z")),
                Arguments.of("backfill_start", Map.of("backfill_start", "yesterday")),
                Arguments.of("poll_interval", Map.of("poll_interval", "PT0S")),
                Arguments.of("poll_interval", Map.of("poll_interval", "often")),
                Arguments.of("quota_share", Map.of("quota_share", 1.5)),
                Arguments.of("zone", Map.of("zone", "Mars/Olympus")));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void namesTheFieldItRefuses(String field, Map<String, Object> changes) {
        String answer = as(Role.ADMIN).body(desk.body(changes)).post(PATH).then().statusCode(400)
                .contentType("application/problem+json").body("field", equalTo(field), "expected", notNullValue())
                .extract().asString();
        assertThat(answer.toLowerCase()).doesNotContain("planted");
        as(Role.ADMIN).get(desk.path("")).then().statusCode(404);
    }

    @Test
    void takesNullAndBlankForNotGiven() {
        as(Role.ADMIN).body("""
                {"name":"%s","settings":{"base_url":"%s","mode":null},"field_mappings":{"1":null},
                 "credentials":{"token":"planted-secret-1","client_secret":null,"refresh_token":""}}"""
                .formatted(desk.name, desk.vendor.baseUrl())).post(PATH).then().statusCode(201)
                .body("credentials_set", contains("token"), "settings.size()", equalTo(1));
        as(Role.ADMIN).body("{\"name\":\"other\",\"settings\":{\"base_url\":null}}").post(PATH).then().statusCode(400)
                .body("field", equalTo("settings.base_url"));
    }

    @Test
    void showsConnectionsWhoseCredentialsItCannotRead() {
        desk.create();
        sql("UPDATE connection_credentials SET key_id = '00000000' WHERE connection_id = :id");
        as(Role.AUDITOR).get(PATH).then().statusCode(200).body("id", hasItem(desk.name));
        as(Role.ADMIN).get(desk.path("")).then().statusCode(200).body("credentials_set", empty());
        as(Role.ADMIN).header("If-Match", "\"1\"").body(desk.body(Map.of())).put(desk.path("")).then().statusCode(200)
                .body("credentials_set", contains("token"));
    }

    @Test
    void saysWhichSettingCannotBeChecked() {
        desk.create();
        sql("UPDATE connection SET settings = '{\"base_url\":\"http://evil.example\"}' WHERE id = :id");
        desk.post("/check").statusCode(400).body("field", equalTo("settings.base_url"));
    }

    @Test
    void doesNotBlameANewConfigurationForTheFormerOne() {
        desk.create();
        Lease lease = leases.claim("test", 1).get(0);
        as(Role.ADMIN).header("If-Match", "\"1\"").body(desk.body(Map.of())).put(desk.path("")).then().statusCode(200);
        repository.report(lease, 1, ConnectionState.NEEDS_CREDENTIALS, Optional.of("refused"));
        assertThat(desk.connection().getString("state")).isEqualTo("active");
        repository.report(lease, 2, ConnectionState.NEEDS_CREDENTIALS, Optional.of("refused"));
        assertThat(desk.connection().getString("state")).isEqualTo("needs_credentials");
    }

    @Test
    void makesOneConnectionOfRequestsThatComeTogether() {
        List<Integer> statuses = IntStream.range(0, 6).mapToObj(request -> CompletableFuture.supplyAsync(
                () -> as(Role.ADMIN).body(desk.body(Map.of())).post(PATH).statusCode())).toList().stream()
                .map(CompletableFuture::join).toList();
        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
    }

    private void sql(String update) {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery(update).setParameter("id", desk.name)
                .executeUpdate());
    }

    @Test
    void changesOnlyTheVersionThatWasRead() {
        desk.create();
        Map<String, Object> change = desk.body(Map.of("quota_share", 0.25, "credentials", ""));
        as(Role.ADMIN).body(change).put(desk.path("")).then().statusCode(428);
        as(Role.ADMIN).header("If-Match", "\"7\"").body(change).put(desk.path("")).then().statusCode(412);
        as(Role.ADMIN).header("If-Match", "\"1\"").body(change).put(desk.path("")).then().statusCode(200)
                .header("ETag", "\"2\"").body("quota_share", equalTo(0.25f), "credentials_set", contains("token"));
        as(Role.ADMIN).header("If-Match", "\"1\"").body(change).put(desk.path("")).then().statusCode(412);
        as(Role.ADMIN).header("If-Match", "\"2\"").body(desk.body(Map.of("name", "other"))).put(desk.path("")).then()
                .statusCode(400).body("field", equalTo("name"));
        as(Role.ADMIN).header("If-Match", "\"1\"").delete(desk.path("")).then().statusCode(412);
        as(Role.ADMIN).header("If-Match", "\"2\"").delete(desk.path("")).then().statusCode(204);
        as(Role.ADMIN).get(desk.path("")).then().statusCode(404);
    }

    @Test
    void pausesAndResumes() {
        desk.create();
        desk.post("/pause").statusCode(200).body("state", equalTo("paused"));
        as(Role.ADMIN).header("If-Match", "\"1\"").body(desk.body(Map.of())).put(desk.path("")).then().statusCode(200)
                .body("state", equalTo("paused"));
        desk.post("/resume").statusCode(200).body("state", equalTo("active"), "state_reason", nullValue());
    }

    @Test
    void describesItself() {
        as(Role.ADMIN).get("/api/v1/connector").then().statusCode(200).body("vendors[0].vendor", equalTo("other"),
                "vendors[0].settings_schema.required", contains("base_url"),
                "vendors[0].settings_schema.additionalProperties", equalTo(false),
                "vendors[0].credentials_schema.properties.token.writeOnly", equalTo(true),
                "vendors[0].streams.id", contains("agents", "cases"), "vendors[0].streams[1].poll_every", equalTo("PT1S"),
                "vendors[0].limits[0].per_minute", equalTo(6000));
    }
}
