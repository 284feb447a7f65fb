package io.helpdeskroi.roi;

import static io.restassured.RestAssured.given;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.BeforeEach;

import io.helpdeskroi.contract.Role;
import io.helpdeskroi.testsupport.PostgresResource;
import io.helpdeskroi.testsupport.SettableClock;
import io.helpdeskroi.testsupport.TestTokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/**
 * The service over HTTP with an empty ledger, a real database and a stubbed metrics service.
 */
@QuarkusTestResource(value = PostgresResource.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = TestTokens.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = MetricsStub.class, restrictToAnnotatedClass = false)
public abstract class ServiceTest {

    @Inject
    protected SettableClock clock;
    @Inject
    protected EntityManager entities;
    protected MetricsStub.Control metrics;

    @BeforeEach
    void startEmpty() {
        metrics = MetricsStub.fresh();
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery("""
                TRUNCATE cost_entry, revenue_event, benefit_entry, exchange_rate, settings, kpi_read""").executeUpdate());
    }

    protected static RequestSpecification as(String... roles) {
        return given().auth().oauth2(TestTokens.of(roles)).contentType(ContentType.JSON);
    }

    protected static RequestSpecification finance() {
        return as(Role.FINANCE);
    }

    protected static ValidatableResponse post(String path, String body) {
        return finance().body(body).post("/api/v1/" + path).then();
    }

    protected static void settings(String body) {
        as(Role.ADMIN).body(body).put("/api/v1/settings").then().statusCode(200);
    }
}
