package io.helpdeskroi.testsupport.connector;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;

import io.helpdeskroi.contract.FactRecord;
import io.helpdeskroi.contract.Interaction;
import io.restassured.path.json.JsonPath;

/**
 * What every connector must survive, driven over HTTP from both sides: a stub vendor, a stub metrics service, and the
 * connector's own API. A connector inherits it in a {@code @QuarkusTest} with {@link ScenarioSettings},
 * {@link MetricsStub}, {@code PostgresResource} and {@code TestTokens} as test resources.
 */
public abstract class ConnectorScenarios {

    private static final Duration SOON = Duration.ofSeconds(30);

    private VendorStub vendor;
    private ConnectorApi connector;
    private ConnectorFixture feed;

    /** The vendor's feed. */
    protected abstract ConnectorFixture fixture();

    @BeforeEach
    void start() {
        MetricsStub.intake().reset();
        vendor = new VendorStub();
        feed = fixture();
        feed.others(vendor.server());
        connector = new ConnectorApi(feed, vendor.baseUrl());
    }

    @AfterEach
    void end() {
        connector.delete();
        vendor.close();
    }

    @Test
    void readsFromTheFirstPageToTheLast() {
        allPages();
        connector.create();
        caughtUp();
        assertThat(delivered()).containsExactlyInAnyOrderElementsOf(ids(1, 2, 3));
        assertThat(connector.stream().getString("state")).isEqualTo("ready");
        assertThat(connector.stream().getInt("delivered")).isEqualTo(ids(1, 2, 3).size());
    }

    @Test
    void resumesWhereItWas() {
        allPages();
        connector.create();
        caughtUp();
        vendor.forgetRequests();
        vendor.answer(feed.request(4), ok(feed.page(3)));
        connector.resume();
        await().atMost(SOON).until(() -> vendor.requests(feed.request(4)) == 1);
        assertThat(vendor.requests(feed.request(1))).isZero();
        assertThat(delivered()).containsExactlyInAnyOrderElementsOf(ids(1, 2, 3));
    }

    @Test
    void readsTheSameCursorTwiceWithoutHarm() {
        allPages();
        MetricsStub.intake().loseReceipts(2);
        connector.create();
        caughtUp();
        assertThat(delivered()).containsExactlyInAnyOrderElementsOf(ids(1, 2, 3));
        assertThat(MetricsStub.intake().batches(connector.name()).stream()
                .mapToInt(received -> received.receipt().unchanged()).sum()).isEqualTo(2 * ids(1).size());
    }

    @Test
    void waitsAsLongAsTheVendorSays() {
        allPages();
        vendor.once(feed.request(2), feed.limited(), ok(feed.page(2)));
        connector.create();
        caughtUp();
        assertThat(delivered()).containsExactlyInAnyOrderElementsOf(ids(1, 2, 3));
        assertThat(vendor.millisBetweenFirstTwo(feed.request(2))).isGreaterThanOrEqualTo(1_900);
    }

    @Test
    void waitsAWhileWhenTheVendorDoesNotSay() {
        allPages();
        vendor.once(feed.request(2), aResponse().withStatus(429), ok(feed.page(2)));
        connector.create();
        caughtUp();
        assertThat(delivered()).containsExactlyInAnyOrderElementsOf(ids(1, 2, 3));
        assertThat(vendor.millisBetweenFirstTwo(feed.request(2))).isGreaterThanOrEqualTo(900);
    }

    @Test
    void stopsAtRefusedCredentialsAndGoesOnWithNewOnes() {
        allPages();
        vendor.once(feed.request(2), aResponse().withStatus(401), ok(feed.page(2)));
        connector.create();
        await().atMost(SOON).until(() -> connector.state().equals("needs_credentials"));
        assertThat(delivered()).containsExactlyInAnyOrderElementsOf(ids(1));
        connector.changeCredentials(feed.otherCredentials());
        caughtUp();
        assertThat(delivered()).containsExactlyInAnyOrderElementsOf(ids(1, 2, 3));
    }

    @Test
    void outlastsAServerErrorInTheMiddle() {
        allPages();
        vendor.once(feed.request(2), aResponse().withStatus(500).withBody("<html>oops</html>"), ok(feed.page(2)));
        connector.create();
        caughtUp();
        assertThat(delivered()).containsExactlyInAnyOrderElementsOf(ids(1, 2, 3));
        assertThat(vendor.requests(feed.request(1))).isEqualTo(1);
    }

    @Test
    void outlastsABodyThatBreaksOff() {
        allPages();
        String body = feed.page(2);
        vendor.once(feed.request(2), ok(body.substring(0, body.length() / 2)), ok(body));
        vendor.once(feed.request(3), ok(feed.page(3)).withFault(Fault.RANDOM_DATA_THEN_CLOSE), ok(feed.page(3)));
        connector.create();
        caughtUp();
        assertThat(delivered()).containsExactlyInAnyOrderElementsOf(ids(1, 2, 3));
    }

    @Test
    void parksAMalformedRowAndKeepsGoing() {
        vendor.answer(feed.request(1), ok(feed.malformedPage()));
        connector.create();
        caughtUp();
        assertThat(delivered()).containsExactlyInAnyOrderElementsOf(ids(1));
        JsonPath letters = connector.deadLetters();
        assertThat(letters.getList("dead_letters")).hasSize(1);
        assertThat(letters.getString("dead_letters[0].kind")).isEqualTo("malformed");
        assertThat(letters.getInt("dead_letters[0].attempts")).isEqualTo(1);
        assertThat(letters.getString("dead_letters[0].field")).isNotBlank();
    }

    @Test
    void countsAValueItDoesNotKnowAndDeliversTheRecord() {
        vendor.answer(feed.request(1), ok(feed.unknownValuePage()));
        connector.create();
        caughtUp();
        assertThat(delivered()).isSubsetOf(ids(1)).isNotEmpty();
        // A run reports when it ends, a little after its streams have caught up.
        await().atMost(SOON).until(() -> connector.lastRun().getString("ended_at") != null);
        Map<String, Integer> unmapped = connector.lastRun().getMap("streams[0].unmapped");
        assertThat(unmapped).isNotEmpty();
    }

    @Test
    void deliversADeletion() {
        vendor.answer(feed.request(1), ok(feed.deletedPage()));
        connector.create();
        caughtUp();
        FactRecord deleted = MetricsStub.intake().facts(connector.name()).get(feed.deletedId());
        assertThat(deleted).isNotNull();
        assertThat(((Interaction) deleted.fact()).deletedAt()).isNotNull();
    }

    @Test
    void deliversWhatBecomesVisibleLate() {
        allPages();
        connector.create();
        caughtUp();
        assertThat(delivered()).doesNotContain(feed.lateId());
        vendor.answer(feed.lateRequest(), ok(feed.latePage()));
        connector.resume();
        await().atMost(SOON).until(() -> delivered().contains(feed.lateId()));
        assertThat(delivered()).containsAll(ids(1, 2, 3));
    }

    @Test
    void stopsAFeedThatGoesInCircles() {
        vendor.answer(feed.request(1), ok(feed.loopingPage()));
        vendor.answer(feed.loopRequest(), ok(feed.loopingPage()));
        connector.create();
        await().atMost(SOON).until(() -> "stopped".equals(connector.stream().getString("state")));
        assertThat(connector.stream().getString("last_error")).contains("circles");
        assertThat(connector.state()).isEqualTo("failing");
    }

    @Test
    void sendsNothingToAnotherHost() {
        try (VendorStub foreign = new VendorStub()) {
            vendor.answer(feed.request(1), ok(feed.foreignLinkPage(foreign.baseUrl())));
            vendor.answer(feed.request(2), ok(feed.page(3)));
            connector.create();
            await().atMost(SOON).until(() -> connector.stream().getBoolean("caught_up")
                    || "stopped".equals(connector.stream().getString("state")));
            assertThat(foreign.server().findAll(anyRequestedFor(anyUrl()))).isEmpty();
        }
    }

    @Test
    void refusesARedirect() {
        try (VendorStub foreign = new VendorStub()) {
            vendor.answer(feed.request(1), aResponse().withStatus(302).withHeader("Location", foreign.baseUrl() + "/x"));
            connector.create();
            await().atMost(SOON).until(() -> "stopped".equals(connector.stream().getString("state")));
            assertThat(connector.stream().getString("last_error")).contains("redirect");
            assertThat(foreign.server().findAll(anyRequestedFor(anyUrl()))).isEmpty();
        }
    }

    @Test
    void tellsNoSecret() {
        allPages();
        connector.create();
        caughtUp();
        assertThat(connector.everythingItSays()).doesNotContain(feed.secrets());
    }

    private void allPages() {
        for (int page = 1; page <= 3; page++) {
            vendor.answer(feed.request(page), ok(feed.page(page)));
        }
    }

    private void caughtUp() {
        await().atMost(SOON).until(() -> connector.stream().getBoolean("caught_up"));
    }

    private Set<String> delivered() {
        return MetricsStub.intake().facts(connector.name()).keySet();
    }

    private Set<String> ids(int... pages) {
        Set<String> ids = new TreeSet<>();
        for (int page : pages) {
            ids.addAll(feed.ids(page));
        }
        return ids;
    }

    private static ResponseDefinitionBuilder ok(String body) {
        return aResponse().withHeader("Content-Type", "application/json").withBody(body);
    }
}
