package io.helpdeskroi.connector.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.helpdeskroi.connector.ConnectorConfig;
import io.helpdeskroi.connector.spi.Account;
import io.helpdeskroi.connector.spi.Authentication;
import io.helpdeskroi.connector.spi.ResponseMeaning;
import io.helpdeskroi.connector.spi.Secret;
import io.helpdeskroi.connector.spi.VendorDescriptor.Bucket;
import io.helpdeskroi.connector.spi.VendorFailure;
import io.helpdeskroi.testsupport.connector.VendorStub;
import io.quarkus.test.junit.QuarkusTest;

/** When a request no longer counts as on its way. */
@QuarkusTest
class CalledOffRequestTest {

    @Path("/api")
    interface Api {
        @GET
        @Path("/cases")
        String cases();
    }

    @Inject
    RequestCounts counts;
    @Inject
    EntityManager database;
    @Inject
    ConnectorConfig config;

    private final VendorStub vendor = new VendorStub();
    private AccountUnderTest account;
    private SharedBudget budget;
    private AccountHttp http;
    private Api api;

    @BeforeEach
    void open() {
        account = new AccountUnderTest(counts, database, Pace.REAL, new Bucket("all", Pattern.compile(""), 10));
        budget = account.budget(1);
        http = new AccountHttp(config, new Account("desk", Map.of(), Map.of()),
                new Authentication.Bearer(new Secret("planted")),
                ResponseMeaning.STANDARD, new RequestQueue(budget, Urgency.LIVE, Duration.ofSeconds(1), Clock.systemUTC()),
                TokenRenewal.REFUSED, Clock.systemUTC());
        api = http.client(Api.class, URI.create(vendor.baseUrl()));
    }

    @AfterEach
    void close() {
        http.close();
        vendor.close();
    }

    @Test
    void countsAsOnItsWayAfterWhoWaitedForItWasInterrupted() throws Exception {
        vendor.answer(get(urlPathEqualTo("/api/cases")), aResponse().withBody("late").withFixedDelay(5_000));
        Thread reader = new Thread(() -> assertThatThrownBy(api::cases).hasRootCauseInstanceOf(InterruptedException.class));
        reader.start();
        await().atMost(Duration.ofSeconds(20)).until(() -> account.underWay() == 1);
        reader.interrupt();
        reader.join();
        budget.tellAll();
        assertThat(account.underWay()).isEqualTo(1);
    }

    @Test
    void isAnsweredByAnErrorToo() {
        vendor.answer(get(urlPathEqualTo("/api/cases")), aResponse().withStatus(500));
        assertThatThrownBy(api::cases).isInstanceOf(VendorFailure.Transient.class);
        budget.tellAll();
        assertThat(account.underWay()).isZero();
        assertThat(budget.remaining()).containsEntry("all", 9);
    }
}
