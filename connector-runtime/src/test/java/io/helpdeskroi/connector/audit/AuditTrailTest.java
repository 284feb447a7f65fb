package io.helpdeskroi.connector.audit;

import static io.helpdeskroi.connector.fake.Desk.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.helpdeskroi.contract.Role;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class AuditTrailTest {

    private final String connection = "audited-" + UUID.randomUUID();

    @Inject
    AuditTrail trail;
    @Inject
    EntityManager database;

    @Test
    void tellsWhoDidWhat() {
        QuarkusTransaction.requiringNew().run(() -> {
            trail.record(AuditAction.CURSOR_CHANGED, connection, Map.of("stream", "cases"));
            trail.record("file:acme.yaml", AuditAction.DECLARATION_APPLIED, Optional.of(connection), Map.of());
        });
        as(Role.AUDITOR).get("/api/v1/connections/" + connection + "/audit").then().statusCode(200).body(
                "entries.action", contains("declaration_applied", "cursor_changed"),
                "entries.actor", contains("file:acme.yaml", "system"), "entries[1].detail.stream", equalTo("cases"),
                "entries.connection_id", contains(connection, connection));
        as(Role.AUDITOR).get("/api/v1/audit").then().statusCode(200).body("entries[0].connection_id", equalTo(connection));
    }

    @Test
    void givesOnePageAfterTheOther() {
        QuarkusTransaction.requiringNew().run(() -> IntStream.range(0, 51)
                .forEach(number -> trail.record(AuditAction.CURSOR_CHANGED, connection, Map.of("number", number))));
        String path = "/api/v1/connections/" + connection + "/audit";
        long next = as(Role.ADMIN).get(path).then().body("entries.size()", equalTo(50), "entries[0].detail.number",
                equalTo(50)).extract().jsonPath().getLong("next");
        as(Role.ADMIN).queryParam("before", next).get(path).then().body("entries.detail.number", contains(0), "next",
                equalTo(null));
    }

    @Test
    void knowsNothingOfWhatWasNotDone() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
            trail.record(AuditAction.CURSOR_CHANGED, connection, Map.of());
            throw new IllegalStateException("refused");
        })).hasMessage("refused");
        as(Role.ADMIN).get("/api/v1/connections/" + connection + "/audit").then().body("entries", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = { "UPDATE audit_entry SET actor = 'somebody else'", "DELETE FROM audit_entry",
            "TRUNCATE audit_entry", "SET LOCAL session_replication_role = replica; DELETE FROM audit_entry" })
    void onlyGrows(String change) {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
            trail.record(AuditAction.CURSOR_CHANGED, connection, Map.of());
            for (String statement : change.split("; ")) {
                database.createNativeQuery(statement).executeUpdate();
            }
        })).hasStackTraceContaining("the audit only grows");
        assertThat(database.createNativeQuery("SELECT count(*) FROM audit_entry WHERE actor = 'somebody else'")
                .getSingleResult()).isEqualTo(0L);
    }
}
