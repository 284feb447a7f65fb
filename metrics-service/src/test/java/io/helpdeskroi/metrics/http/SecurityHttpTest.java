package io.helpdeskroi.metrics.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.helpdeskroi.contract.Role;
import io.helpdeskroi.testsupport.PostgresResource;
import io.helpdeskroi.testsupport.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;

/**
 * Who may do what: nobody without a token, and each role only its own.
 */
@QuarkusTest
@QuarkusTestResource(value = PostgresResource.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = TestTokens.class, restrictToAnnotatedClass = false)
class SecurityHttpTest {

    private static final List<String> ROLES = List.of(Role.VIEWER, Role.ANALYST, Role.FINANCE, Role.ADMIN, Role.AUDITOR,
            Role.INGEST);
    private static final Set<String> PEOPLE = Set.of(Role.VIEWER, Role.ANALYST, Role.FINANCE, Role.ADMIN, Role.AUDITOR);
    private static final Map<String, Set<String>> ALLOWED = Map.of(
            "post /api/v1/batches", Set.of(Role.INGEST),
            "get /api/v1/kpis", PEOPLE,
            "get /api/v1/kpis/{id}", PEOPLE,
            "get /api/v1/kpis/{id}/values", PEOPLE,
            "get /api/v1/kpis/{id}/records", Set.of(Role.ANALYST, Role.ADMIN),
            "get /api/v1/account", PEOPLE,
            "put /api/v1/account", Set.of(Role.ADMIN),
            "get /api/v1/sources", PEOPLE,
            "delete /api/v1/sources/{id}", Set.of(Role.ADMIN),
            "get /api/v1/schedules", PEOPLE);
    private static final String INTERACTION = "get /api/v1/interactions/{id}";

    private static List<String> operations() {
        Map<String, Map<String, Object>> paths = given().accept(ContentType.JSON).get("/q/openapi?format=json").then()
                .statusCode(200).extract().jsonPath().getMap("paths");
        List<String> operations = new ArrayList<>();
        paths.forEach((path, methods) -> methods.keySet().stream()
                .filter(method -> Set.of("get", "put", "post", "delete", "patch").contains(method))
                .forEach(method -> operations.add(method + " " + path)));
        return operations;
    }

    private static int status(String operation, String token) {
        String[] parts = operation.split(" ");
        var request = given().contentType(ContentType.JSON);
        if (token != null) {
            request = request.auth().oauth2(token);
        }
        if (!"get".equals(parts[0])) {
            request = request.body("{}");
        }
        return request.request(parts[0].toUpperCase(Locale.ROOT), parts[1].replaceAll("\\{[^}]*}", "none"))
                .statusCode();
    }

    @Test
    void nothingAnswersWithoutAToken() {
        List<String> operations = operations();
        assertThat(operations).hasSize(ALLOWED.size() + 1);
        for (String operation : operations) {
            assertThat(status(operation, null)).as(operation).isEqualTo(401);
            assertThat(status(operation, TestTokens.expired(Role.ADMIN, Role.INGEST))).as(operation).isEqualTo(401);
            assertThat(status(operation, TestTokens.of("stranger"))).as(operation).isEqualTo(403);
        }
    }

    @Test
    void eachRoleMayDoItsOwn() {
        for (String operation : operations()) {
            Set<String> allowed = ALLOWED.getOrDefault(operation, Set.of(Role.ANALYST, Role.ADMIN, Role.AUDITOR));
            assertThat(ALLOWED.containsKey(operation) || operation.startsWith("get /api/v1/interactions/"))
                    .as("in the matrix: " + operation + " (" + INTERACTION + " for all below it)").isTrue();
            for (String role : ROLES) {
                int status = status(operation, TestTokens.of(role));
                assertThat(status == 403).as(operation + " as " + role + " gives " + status)
                        .isEqualTo(!allowed.contains(role));
            }
        }
    }

    @Test
    void healthAndMetricsTellTheOperators() {
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"))
                .body("checks.name.toString()", containsString("rederivation"));
        given().get("/q/metrics").then().statusCode(200).body(containsString("helpdeskroi_derivation_seconds"))
                .body(containsString("helpdeskroi_rederivation_entries"));
    }
}
