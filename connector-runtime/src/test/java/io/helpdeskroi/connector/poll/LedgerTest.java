package io.helpdeskroi.connector.poll;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.helpdeskroi.connector.fake.Desk.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.helpdeskroi.connector.fake.Desk;
import io.helpdeskroi.connector.fake.FakeFeed;
import io.helpdeskroi.contract.Event;
import io.helpdeskroi.contract.EventKind;
import io.helpdeskroi.contract.Role;
import io.helpdeskroi.testsupport.connector.Intake;
import io.helpdeskroi.testsupport.connector.MetricsStub;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** The completeness ledger: the vendor counts cases by creation, the feed has delivered six in one hour. */
@QuarkusTest
class LedgerTest {

    private static final String MONTH = "2025-03-01T00:00:00Z";
    private static final String HALF_DAY = "2025-03-01T12:00:00Z";
    private static final String HOUR = "2025-03-01T01:00:00Z";

    @Inject
    PollScheduler polling;
    @Inject
    Scheduler scheduler;
    @Inject
    StreamGauges gauges;

    private Desk desk;
    private Intake metrics;

    @BeforeEach
    void open() {
        scheduler.pause();
        metrics = MetricsStub.intake();
        metrics.reset();
        desk = new Desk();
        desk.vendor.answer(get(urlPathEqualTo("/api/cases/count")), ok("{\"count\":0}"));
    }

    @AfterEach
    void close() {
        desk.close();
        scheduler.resume();
    }

    @Test
    void isCompleteWhereTheCountsAgree() throws Exception {
        vendorCounts(6);
        create();
        poll();
        assertThat(ledger().getString("state")).isEqualTo("complete");
        assertThat(ledger().getList("windows.state")).containsOnly("complete");
        assertThat(ledger().getList("windows.vendor_count", Integer.class).stream().mapToInt(count -> count).sum())
                .isEqualTo(6);
        assertThat(desk.stream().getString("census")).isEqualTo("complete");
        assertThat(desk.runs().getString("runs[0].outcome")).isEqualTo("completed");
    }

    @Test
    void showsAShortfallInItsWindowUntilItIsMadeGood() throws Exception {
        vendorCounts(8);
        create();
        poll();
        JsonPath open = ledger("?state=short");
        assertThat(open.getString("state")).isEqualTo("short");
        assertThat(open.getList("windows")).hasSize(1);
        assertThat(open.getString("windows[0].from")).isEqualTo(MONTH);
        assertThat(open.getString("windows[0].to")).isEqualTo(HOUR);
        assertThat(open.getLong("windows[0].vendor_count")).isEqualTo(8);
        assertThat(open.getLong("windows[0].our_count")).isEqualTo(6);
        assertThat(open.getLong("windows[0].shortfall")).isEqualTo(2);
        String since = open.getString("windows[0].since");
        assertThat(desk.runs().getString("runs[0].outcome")).isEqualTo("incomplete");
        assertThat(shortfallGauge()).contains("} 2");

        desk.vendor.answer(desk.feed.request(4),
                ok(FakeFeed.body(FakeFeed.row(41, "open"), "after-4", false)));
        check();
        poll();
        assertThat(ledger("?state=short").getLong("windows[0].shortfall")).isEqualTo(1);
        assertThat(ledger("?state=short").getString("windows[0].since")).isEqualTo(since);

        desk.vendor.answer(get(urlPathEqualTo("/api/cases")).withQueryParam("cursor", equalTo("after-4")),
                ok(FakeFeed.body(FakeFeed.row(42, "open"), "after-5", false)));
        check();
        poll();
        assertThat(ledger().getString("state")).isEqualTo("complete");
        assertThat(desk.runs().getString("runs[0].outcome")).isEqualTo("completed");
        assertThat(shortfallGauge()).contains("} 0");
    }

    @Test
    void looksAgainOnceARangeHasBeenReadAgain() throws Exception {
        vendorCounts(8);
        create();
        poll();
        assertThat(ledger().getString("state")).isEqualTo("short");
        desk.vendor.answer(desk.feed.request(MONTH, 1),
                ok(FakeFeed.body(FakeFeed.row(41, "open") + "," + FakeFeed.row(42, "open"), "after-9", false)));
        Desk.as(Role.ADMIN).body(Map.of("from", MONTH, "to", HALF_DAY)).post(desk.path("/backfills")).then().statusCode(201);
        poll();
        assertThat(ledger().getString("state")).isEqualTo("complete");
    }

    @Test
    void findsWhatTheVendorDeletedWithoutAWord() throws Exception {
        vendorCounts(5);
        desk.vendor.answer(get(urlPathEqualTo("/api/cases/ids")), ok("{\"ids\":[]}"));
        desk.vendor.answer(get(urlPathEqualTo("/api/cases/ids")).withQueryParam("to", equalTo(HOUR)),
                ok("{\"ids\":[\"12\",\"21\"],\"next\":\"21\"}"));
        desk.vendor.answer(get(urlPathEqualTo("/api/cases/ids")).withQueryParam("to", equalTo(HOUR))
                .withQueryParam("after", equalTo("21")), ok("{\"ids\":[\"22\",\"31\"]}"));
        desk.vendor.answer(get(urlPathEqualTo("/api/cases/11")), aResponse().withStatus(404));
        desk.vendor.answer(get(urlPathEqualTo("/api/cases/32")), ok(FakeFeed.row(32, "solved")));
        create();
        poll();
        assertThat(ledger().getString("state")).isEqualTo("complete");
        Event gone = (Event) metrics.facts(desk.name).get("event/case:11:gone").fact();
        assertThat(gone.type()).isEqualTo(EventKind.DELETED);
        assertThat(gone.interactionId()).hasToString(desk.name + "/interaction/case:11");
        assertThat(metrics.facts(desk.name)).doesNotContainKey("event/case:32:gone");
    }

    @Test
    void leavesASurplusStandingThatNothingExplains() throws Exception {
        vendorCounts(5);
        desk.vendor.answer(get(urlPathEqualTo("/api/cases/ids")),
                ok("{\"ids\":[\"11\",\"12\",\"21\",\"22\",\"31\",\"32\"]}"));
        create();
        poll();
        assertThat(ledger().getString("state")).isEqualTo("surplus");
        assertThat(ledger("?state=surplus").getLong("windows[0].shortfall")).isEqualTo(-1);
        assertThat(metrics.facts(desk.name)).hasSize(6);
    }

    @Test
    void saysWhyAFeedCouldNotBeCounted() throws Exception {
        desk.vendor.answer(get(urlPathEqualTo("/api/cases/count")), aResponse().withStatus(403));
        create();
        poll();
        assertThat(ledger().getString("state")).isEqualTo("unknown");
        assertThat(ledger().getString("errors.cases")).contains("403");
        assertThat(desk.stream().getString("census")).isEqualTo("unknown");
        assertThat(desk.connection().getString("state")).isEqualTo("active");
    }

    @Test
    void keepsOnReadingWhileTheVendorIsSlowToCount() throws Exception {
        vendorCounts(6);
        desk.vendor.answer(get(urlPathEqualTo("/api/cases/count")).withQueryParam("to", equalTo(HALF_DAY)),
                ok("{\"count\":6}").withFixedDelay(4_000));
        desk.vendor.answer(desk.feed.request(4), ok(FakeFeed.body("", "after-3", false)));
        desk.pages().create(Map.of("backfill_start", "2025-02-10T00:00:00Z", "poll_interval", ""));
        poll();
        assertThat(desk.vendor.requests(desk.feed.request(4))).isGreaterThanOrEqualTo(2);
        assertThat(desk.runs().getList("runs")).hasSize(1);
        assertThat(ledger().getString("state")).isEqualTo("complete");
    }

    @Test
    void countsAfterWhatIsDueHasBeenRead() throws Exception {
        vendorCounts(6);
        create();
        poll();
        desk.vendor.answer(desk.feed.request(4),
                ok(FakeFeed.body(FakeFeed.row(41, "open"), "after-4", false)).withFixedDelay(2_000));
        vendorCounts(7);
        check();
        poll();
        assertThat(ledger().getString("state")).isEqualTo("complete");
        assertThat(desk.runs().getString("runs[0].outcome")).isEqualTo("completed");
    }

    @Test
    void stopsCountingWhenTheConnectionIsPaused() throws Exception {
        desk.vendor.answer(get(urlPathEqualTo("/api/cases/count")), ok("{\"count\":0}").withFixedDelay(1_000));
        create();
        List<Future<?>> runs = polling.workDue();
        await().atMost(Duration.ofSeconds(20)).until(() -> desk.vendor.requests(get(urlPathEqualTo("/api/cases/count"))) > 0);
        desk.post("/pause").statusCode(200);
        for (Future<?> run : runs) {
            run.get(20, TimeUnit.SECONDS);
        }
        assertThat(desk.vendor.requests(get(urlPathEqualTo("/api/cases/count")))).isLessThanOrEqualTo(2);
        assertThat(desk.runs().getString("runs[0].outcome")).isIn("stopped", "lease_lost");
    }

    @Test
    void refusesAStateThatThereIsNot() throws Exception {
        create();
        Desk.as(Role.ADMIN).get(desk.path("/ledger?state=odd")).then().statusCode(400)
                .body("expected", containsString("complete, short or surplus"));
    }

    private void create() {
        desk.pages().create(Map.of("backfill_start", "2025-02-10T00:00:00Z"));
    }

    /** So many cases in the first hour of March. */
    private void vendorCounts(int count) {
        for (String to : new String[] { HALF_DAY, HOUR }) {
            desk.vendor.answer(get(urlPathEqualTo("/api/cases/count")).withQueryParam("from", equalTo(MONTH))
                    .withQueryParam("to", equalTo(to)), ok("{\"count\":" + count + "}"));
        }
    }

    private void check() {
        desk.post("/ledger/check").statusCode(202);
        desk.post("/resume").statusCode(200);
    }

    private JsonPath ledger() {
        return ledger("");
    }

    private JsonPath ledger(String query) {
        return Desk.as(Role.ADMIN).get(desk.path("/ledger" + query)).then().statusCode(200).extract().jsonPath();
    }

    private String shortfallGauge() {
        gauges.refresh();
        return Desk.as(Role.ADMIN).get("/q/metrics").asString().lines()
                .filter(line -> line.startsWith("helpdeskroi_connector_shortfall{") && line.contains(desk.name))
                .findFirst().orElse("none");
    }

    private void poll() throws Exception {
        for (Future<?> run : polling.workDue()) {
            run.get(Duration.ofSeconds(20).toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
