package io.helpdeskroi.connector.poll;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.helpdeskroi.connector.fake.Desk;
import io.helpdeskroi.testsupport.connector.MetricsStub;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** Two connections to one account of a vendor that allows four requests a minute. */
@QuarkusTest
class SharedAccountTest {

    private static final String ACCOUNT = "OTHER:shared-account";

    @Inject
    EntityManager database;

    private Desk one;
    private Desk other;

    @BeforeEach
    void open() {
        MetricsStub.intake().reset();
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery("""
                INSERT INTO request_budget (account_key, bucket, per_minute) VALUES (:key, 'cases', 4)""")
                .setParameter("key", ACCOUNT).executeUpdate());
        one = new Desk().pages();
        other = new Desk();
    }

    @AfterEach
    void close() {
        other.close();
        one.close();
    }

    @Test
    void askItNoMoreThanItAllowsThemTogether() {
        Map<String, Object> account = Map.of("settings",
                Map.of("base_url", one.vendor.baseUrl(), "account", "shared-account"));
        one.create(account);
        await().atMost(Duration.ofSeconds(20)).until(() -> MetricsStub.intake().facts(one.name).size() == 6);
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(counted("request_use")).isEqualTo(3));
        assertThat(counted("request_flight")).as("all were answered").isZero();

        other.create(account);
        await().atMost(Duration.ofSeconds(20)).until(() -> MetricsStub.intake().facts(other.name).size() == 2);
        one.post("/check").statusCode(200).body("ok", equalTo(false), "streams[0].problem", equalTo("rate_limited"),
                "budget_remaining.cases", equalTo(0));
        await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(5)).until(() -> requests() == 4);
    }

    private int requests() {
        return one.vendor.server().findAll(anyRequestedFor(anyUrl())).size();
    }

    private int counted(String table) {
        return ((Number) QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery(
                "SELECT coalesce(sum(requests), 0) FROM " + table + " WHERE account_key = :key AND bucket = 'cases'")
                .setParameter("key", ACCOUNT).getSingleResult())).intValue();
    }
}
