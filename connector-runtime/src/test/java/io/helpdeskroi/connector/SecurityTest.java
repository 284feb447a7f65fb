package io.helpdeskroi.connector;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.helpdeskroi.contract.Role;
import io.helpdeskroi.testsupport.TestTokens;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class SecurityTest {

    private static final Set<String> READERS = Set.of(Role.ADMIN, Role.AUDITOR);
    private static final List<String> ALL = List.of(Role.VIEWER, Role.ANALYST, Role.FINANCE, Role.ADMIN, Role.AUDITOR,
            Role.INGEST);

    /** An operation of the published API. */
    private record Operation(String method, String path) {
    }

    @Test
    void answersNothingWithoutAToken() {
        for (Operation operation : operations()) {
            assertThat(call(operation, null)).as("%s", operation).isEqualTo(401);
            assertThat(call(operation, TestTokens.expired(Role.ADMIN))).as("%s", operation).isEqualTo(401);
        }
    }

    @Test
    void letsReadersReadAndAdminsChange() {
        for (Operation operation : operations()) {
            for (String role : ALL) {
                boolean allowed = operation.method().equals("GET") ? READERS.contains(role) : role.equals(Role.ADMIN);
                assertThat(call(operation, TestTokens.of(role)) == 403).as("%s as %s", operation, role).isEqualTo(!allowed);
            }
        }
    }

    @Test
    void leavesHealthAndMetricsOpen() {
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200);
    }

    private static List<Operation> operations() {
        Map<String, Map<String, Object>> paths = given().accept("application/json").get("/q/openapi?format=json").jsonPath()
                .getMap("paths");
        List<Operation> operations = new ArrayList<>();
        paths.forEach((path, methods) -> methods.keySet().stream()
                .filter(method -> Set.of("get", "put", "post", "delete", "patch").contains(method))
                .forEach(method -> operations
                        .add(new Operation(method.toUpperCase(), path.replaceAll("\\{(letter|backfill)}", "1")
                                .replaceAll("\\{[a-z]+}", "nobody")))));
        assertThat(operations).hasSizeGreaterThanOrEqualTo(13);
        return operations;
    }

    private static int call(Operation operation, String token) {
        var request = given().contentType("application/json");
        if (token != null) {
            request = request.auth().oauth2(token);
        }
        if (!operation.method().equals("GET") && !operation.method().equals("DELETE")) {
            request = request.body("{}");
        }
        return request.request(operation.method(), operation.path()).statusCode();
    }
}
