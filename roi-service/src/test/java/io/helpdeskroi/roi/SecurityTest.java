package io.helpdeskroi.roi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.helpdeskroi.contract.Role;
import io.helpdeskroi.testsupport.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Method;

@QuarkusTest
class SecurityTest extends ServiceTest {

    private static final List<String> ROLES = List.of(Role.VIEWER, Role.ANALYST, Role.FINANCE, Role.ADMIN, Role.AUDITOR,
            Role.INGEST);

    @Test
    void everyEndpointAsksForATokenAndTheRightRole() {
        Map<String, Map<String, Object>> paths = given().get("/q/openapi?format=json").then().statusCode(200).extract()
                .jsonPath().getMap("paths");
        assertThat(paths).containsKeys("/api/v1/costs", "/api/v1/revenues/{id}", "/api/v1/roi", "/api/v1/settings");
        paths.forEach((path, operations) -> operations.keySet().stream().filter(name -> !name.equals("parameters"))
                .forEach(name -> walk(Method.valueOf(name.toUpperCase(Locale.ROOT)), path.replace("{id}", "x"))));
    }

    private void walk(Method method, String path) {
        given().contentType(ContentType.JSON).request(method, path).then().statusCode(401)
                .contentType("application/problem+json").header("WWW-Authenticate", "Bearer");
        given().auth().oauth2(TestTokens.expired(Role.FINANCE, Role.ADMIN)).contentType(ContentType.JSON)
                .request(method, path).then().statusCode(401);
        for (String role : ROLES) {
            int status = as(role).request(method, path).statusCode();
            assertThat(status == 403).as("%s %s as %s gives %d", method, path, role, status)
                    .isEqualTo(!allowed(method, path).contains(role));
        }
    }

    private static Set<String> allowed(Method method, String path) {
        if (path.endsWith("/settings")) {
            return method == Method.GET ? Set.of(Role.FINANCE, Role.ADMIN) : Set.of(Role.ADMIN);
        }
        return Set.of(Role.FINANCE);
    }

    @Test
    void healthAndMetricsAreOpen() {
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/q/metrics").then().statusCode(200);
    }

    @Test
    void settingsAreCheckedAndVersioned() {
        finance().get("/api/v1/settings").then().statusCode(200).header("ETag", "\"0\"")
                .body("timezone", equalTo("UTC"), "currency", equalTo("EUR"), "rounding", equalTo("half_even"),
                        "fx_max_stale_days", equalTo(7), "fiscal_year_start", equalTo(1));
        String body = "{\"timezone\":\"Europe/Berlin\",\"currency\":\"EUR\",\"rounding\":\"half_up\"}";
        as(Role.ADMIN).body(body).put("/api/v1/settings").then().statusCode(200).header("ETag", "\"1\"");
        as(Role.ADMIN).header("If-Match", "\"0\"").body(body).put("/api/v1/settings").then().statusCode(412);
        as(Role.ADMIN).header("If-Match", "\"1\"").body(body).put("/api/v1/settings").then().statusCode(200);
        as(Role.ADMIN).body(body.replace("Berlin", "Atlantis")).put("/api/v1/settings").then().statusCode(400)
                .body("field", equalTo("timezone"));
        as(Role.ADMIN).body(body.replace("EUR", "XXX")).put("/api/v1/settings").then().statusCode(400)
                .body("field", equalTo("currency"));
    }
}
