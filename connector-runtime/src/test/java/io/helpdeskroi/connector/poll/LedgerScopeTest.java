package io.helpdeskroi.connector.poll;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.helpdeskroi.connector.fake.Desk.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

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
import io.helpdeskroi.contract.Role;
import io.helpdeskroi.testsupport.connector.Intake;
import io.helpdeskroi.testsupport.connector.MetricsStub;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** What the ledger speaks of: all that is expected and nothing else, and no single object holds it up. */
@QuarkusTest
class LedgerScopeTest {

    private static final String START = "2025-02-10T00:00:00Z";
    private static final String MONTH = "2025-03-01T00:00:00Z";
    private static final String HALF_DAY = "2025-03-01T12:00:00Z";
    private static final String HOUR = "2025-03-01T01:00:00Z";

    @Inject
    PollScheduler polling;
    @Inject
    Scheduler scheduler;

    private Desk desk;
    private Intake metrics;

    @BeforeEach
    void open() {
        scheduler.pause();
        metrics = MetricsStub.intake();
        metrics.reset();
        desk = new Desk();
        desk.vendor.answer(get(urlPathEqualTo("/api/cases/count")), ok("{\"count\":0}"));
        desk.agents(ok(FakeFeed.body(FakeFeed.row(1, "open"), "end", false)));
    }

    @AfterEach
    void close() {
        desk.close();
        scheduler.resume();
    }

    @Test
    void aRetriedLetterHasArrived() throws Exception {
        vendorCounts(6, HALF_DAY, HOUR);
        create();
        desk.vendor.answer(desk.feed.request(3),
                ok(FakeFeed.body(FakeFeed.row(31, "open") + ",{\"id\":32,\"status\":\"open\"}", "after-3", false)));
        poll();
        assertThat(ledger().getString("state")).isEqualTo("short");
        desk.vendor.answer(get(urlPathEqualTo("/api/cases/32")), ok(FakeFeed.row(32, "open")));
        Desk.as(Role.ADMIN).body("{}").post(desk.path("/dead-letters/retry")).then().statusCode(200)
                .body("delivered", is(1));
        check();
        poll();
        assertThat(ledger().getString("state")).isEqualTo("complete");
    }

    @Test
    void isNotCompleteBeforeAllOfItWasCounted() throws Exception {
        vendorCounts(6, HALF_DAY, HOUR);
        desk.vendor.answer(get(urlPathEqualTo("/api/cases/count")).withQueryParam("from", equalTo(START)),
                aResponse().withStatus(403));
        create();
        poll();
        assertThat(ledger().getList("windows.state")).containsOnly("complete");
        assertThat(ledger().getString("state")).isEqualTo("unknown");
        assertThat(desk.stream().getString("census")).isEqualTo("unknown");
    }

    @Test
    void forgetsWhatIsNotExpectedAnyMore() throws Exception {
        vendorCounts(6, HALF_DAY, HOUR);
        desk.vendor.answer(get(urlPathEqualTo("/api/cases/count")).withQueryParam("from", equalTo(START)),
                ok("{\"count\":2}"));
        create();
        poll();
        assertThat(ledger().getString("state")).isEqualTo("short");
        desk.vendor.answer(desk.feed.request(4), ok(FakeFeed.body("", "after-4", false)));
        change(Map.of("backfill_start", MONTH));
        check();
        poll();
        assertThat(ledger().getString("state")).isEqualTo("complete");
        assertThat(ledger().getString("windows[0].from")).isEqualTo(MONTH);
    }

    @Test
    void forgetsAStreamThatIsReadNoMore() throws Exception {
        vendorCounts(8, HALF_DAY, HOUR);
        create();
        poll();
        assertThat(desk.runs().getString("runs[0].outcome")).isEqualTo("incomplete");
        change(Map.of("streams", List.of("agents")));
        poll();
        assertThat(ledger().getList("windows")).isEmpty();
        assertThat(desk.runs().getString("runs[0].outcome")).isEqualTo("completed");
    }

    @Test
    void findsTheDeletionsOfSeveralWindowsAtOnceAndPassesOverWhatCannotBeRead() throws Exception {
        vendorCounts(4, HALF_DAY, HOUR);
        desk.vendor.answer(get(urlPathEqualTo("/api/cases/ids")), ok("{\"ids\":[]}"));
        desk.vendor.answer(get(urlPathEqualTo("/api/cases/ids")).withQueryParam("to", equalTo(HOUR)),
                ok("{\"ids\":[\"21\",\"22\",\"31\",\"32\"]}"));
        desk.vendor.answer(get(urlPathEqualTo("/api/cases/11")), aResponse().withStatus(500));
        desk.vendor.answer(get(urlPathEqualTo("/api/cases/12")), aResponse().withStatus(404));
        desk.vendor.answer(get(urlPathEqualTo("/api/cases/51")), aResponse().withStatus(404));
        create();
        desk.vendor.answer(desk.feed.request(3), ok(FakeFeed.body(FakeFeed.row(31, "open") + "," + FakeFeed.row(32, "open")
                + ",{\"id\":51,\"status\":\"open\",\"updated\":\"2025-03-01T05:00:00Z\"}", "after-3", false)));
        poll();
        assertThat(metrics.facts(desk.name)).containsKeys("event/case:12:gone", "event/case:51:gone")
                .doesNotContainKey("event/case:11:gone");
        assertThat(ledger().getString("windows[0].from")).isEqualTo(START);
        JsonPath surplus = ledger("?state=surplus");
        assertThat(surplus.getList("windows")).hasSize(1);
        assertThat(surplus.getString("windows[0].from")).isEqualTo(MONTH);
        assertThat(surplus.getLong("windows[0].shortfall")).isEqualTo(-1);
    }

    private void create() {
        desk.pages().create(Map.of("backfill_start", START));
    }

    private void change(Map<String, Object> changes) {
        Desk.as(Role.ADMIN).header("If-Match", "*").body(desk.body(changes)).put(desk.path("")).then().statusCode(200);
    }

    /** So many cases in the windows that begin with March. */
    private void vendorCounts(int count, String... ends) {
        for (String to : ends) {
            desk.vendor.answer(get(urlPathEqualTo("/api/cases/count")).withQueryParam("from", equalTo(MONTH))
                    .withQueryParam("to", equalTo(to)), ok("{\"count\":" + count + "}"));
        }
    }

    private void check() {
        desk.post("/ledger/check").statusCode(202);
    }

    private JsonPath ledger() {
        return ledger("");
    }

    private JsonPath ledger(String query) {
        return Desk.as(Role.ADMIN).get(desk.path("/ledger" + query)).then().statusCode(200).extract().jsonPath();
    }

    private void poll() throws Exception {
        for (Future<?> run : polling.workDue()) {
            run.get(Duration.ofSeconds(20).toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
