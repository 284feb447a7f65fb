package io.helpdeskroi.connector.poll;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.helpdeskroi.connector.fake.Desk.as;
import static io.helpdeskroi.connector.fake.Desk.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.helpdeskroi.connector.fake.Desk;
import io.helpdeskroi.connector.fake.FakeFeed;
import io.helpdeskroi.contract.Batch;
import io.helpdeskroi.contract.Role;
import io.helpdeskroi.testsupport.connector.Intake;
import io.helpdeskroi.testsupport.connector.MetricsStub;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** The life of a back-fill beside live polling. */
@QuarkusTest
class BackfillTest {

    private static final String FROM = "2025-02-01T00:00:00Z";
    private static final String TO = "2025-03-01T00:00:00Z";
    private static final String MALFORMED = "{\"id\":99,\"status\":\"open\"}";

    @Inject
    PollScheduler polling;
    @Inject
    Scheduler scheduler;
    @Inject
    EntityManager database;

    private Desk desk;
    private Intake metrics;

    @BeforeEach
    void open() {
        scheduler.pause();
        metrics = MetricsStub.intake();
        metrics.reset();
        desk = new Desk();
        desk.pages();
        page(1, FakeFeed.row(41, "open") + "," + FakeFeed.row(42, "open"), "2025-02-10T00:00:00Z");
        page(2, FakeFeed.row(43, "open") + "," + FakeFeed.row(11, "open"), "2025-02-20T00:00:00Z");
        page(3, FakeFeed.row(44, "open") + "," + MALFORMED, "2025-03-05T00:00:00Z");
    }

    @AfterEach
    void close() {
        desk.close();
        scheduler.resume();
    }

    @Test
    void readsARangeAndLeavesTheLiveFeedAlone() {
        desk.create();
        poll();
        JsonPath live = desk.stream();
        int before = metrics.batches(desk.name).size();
        long id = request();
        assertThat(backfill(id).getString("state")).isEqualTo("waiting");
        poll();

        JsonPath done = backfill(id);
        assertThat(done.getString("state")).isEqualTo("completed");
        assertThat(done.getString("kind")).isEqualTo("backfill");
        assertThat(done.getString("ended_at")).isNotNull();
        assertThat(done.getString("requested_by")).isEqualTo("test-admin");
        assertThat(done.getMap("streams[0]")).containsEntry("stream", "cases").containsEntry("state", "completed")
                .containsEntry("pages", 3).containsEntry("records", 6).containsEntry("stored", 4)
                .containsEntry("unchanged", 1).containsEntry("malformed", 1).containsEntry("covered_to", TO)
                .doesNotContainKeys("eta_seconds", "rate_per_second", "last_error");
        assertThat(metrics.facts(desk.name)).hasSize(10).containsKeys("interaction/case:41", "interaction/case:44");
        assertThat(metrics.batches(desk.name).subList(before, metrics.batches(desk.name).size())).hasSize(3)
                .allSatisfy(received -> assertThat(received.batch().highWaterMark()).isNull());
        assertThat(desk.stream().getString("cursor")).isEqualTo(live.getString("cursor"));
        assertThat(desk.stream().getString("high_water_mark")).isEqualTo(live.getString("high_water_mark"));
        assertThat(desk.letters().getList("dead_letters.record_id")).containsExactly("99");
        assertThat(as(Role.AUDITOR).get(desk.path("/audit")).asString()).contains("backfill_requested");
    }

    @Test
    void goesOnFromItsCursorWhenAnotherReplicaTakesOver() {
        desk.create();
        poll();
        long id = request();
        metrics.beforeReceipt(holding("case:43", batch -> takeOver()));
        poll();
        assertThat(backfill(id).getInt("streams[0].pages")).isEqualTo(1);
        assertThat(backfill(id).getString("state")).isEqualTo("running");
        assertThat(metrics.facts(desk.name)).containsKey("interaction/case:43");

        metrics.beforeReceipt(batch -> {
        });
        giveBack();
        poll();
        assertThat(backfill(id).getString("state")).isEqualTo("completed");
        assertThat(backfill(id).getMap("streams[0]")).containsEntry("pages", 3).containsEntry("records", 6)
                .containsEntry("stored", 3).containsEntry("unchanged", 2).containsEntry("malformed", 1);
        assertThat(desk.vendor.requests(desk.feed.request(FROM, 1))).isEqualTo(1);
    }

    @Test
    void holdsNoLiveFeedBackAndGoesOnAfterAPause() throws Exception {
        desk.vendor.answer(desk.feed.request(4), ok(FakeFeed.body("", "after-3", false)));
        desk.vendor.answer(desk.feed.request(FROM, 1), ok(rows(1, FakeFeed.row(41, "open"), FROM)).withFixedDelay(60_000));
        desk.create(Map.of("poll_interval", ""));
        poll();
        long id = request();
        List<Future<?>> runs = polling.workDue();
        await().atMost(Duration.ofSeconds(40)).until(() -> desk.vendor.requests(desk.feed.request(4)) >= 4);
        assertThat(backfill(id).getString("streams[0].state")).isEqualTo("running");
        assertThat(backfill(id).getInt("streams[0].pages")).isZero();
        desk.post("/pause").statusCode(200);
        for (Future<?> run : runs) {
            run.get(20, TimeUnit.SECONDS);
        }
        assertThat(desk.runs().getList("runs")).hasSize(2);
        assertThat(backfill(id).getString("streams[0].state")).isEqualTo("waiting");

        page(1, FakeFeed.row(41, "open"), "2025-02-10T00:00:00Z");
        desk.post("/resume").statusCode(200);
        poll();
        assertThat(backfill(id).getString("state")).isEqualTo("completed");
    }

    @Test
    void endsAtTheNextPageWhenItIsCancelled() {
        desk.create();
        poll();
        long id = request();
        metrics.beforeReceipt(holding("case:43", batch -> cancel(id)));
        poll();
        assertThat(backfill(id).getString("state")).isEqualTo("cancelled");
        assertThat(backfill(id).getMap("streams[0]")).containsEntry("state", "cancelled").containsEntry("pages", 2)
                .containsEntry("records", 4);
        assertThat(metrics.facts(desk.name)).doesNotContainKey("interaction/case:44");
        String endedAt = backfill(id).getString("ended_at");
        cancel(id);
        assertThat(backfill(id).getString("ended_at")).isEqualTo(endedAt);
        poll();
        assertThat(backfill(id).getInt("streams[0].pages")).isEqualTo(2);
    }

    @Test
    void failsWhereTheVendorSaysNo() {
        desk.create();
        poll();
        desk.vendor.answer(desk.feed.request(FROM, 2), aResponse().withStatus(403));
        long id = request();
        poll();
        assertThat(backfill(id).getString("state")).isEqualTo("failed");
        assertThat(backfill(id).getString("streams[0].last_error")).contains("plan or permission");
        assertThat(backfill(id).getInt("streams[0].pages")).isEqualTo(1);
        assertThat(desk.connection().getString("state")).isEqualTo("active");
        assertThat(desk.stream().getString("state")).isEqualTo("ready");
    }

    @Test
    void failsWhenItGoesInCircles() {
        desk.create();
        poll();
        desk.vendor.answer(desk.feed.request(FROM, 3), ok(rows(1, FakeFeed.row(44, "open"), FROM)));
        long id = request();
        poll();
        assertThat(backfill(id).getString("state")).isEqualTo("failed");
        assertThat(backfill(id).getString("streams[0].last_error")).contains("circles");
    }

    @Test
    void findsACircleThatIsLongerThanItsRuns() {
        desk.create();
        poll();
        desk.vendor.answer(desk.feed.request(FROM, 3), ok(FakeFeed.body(FakeFeed.row(44, "open"), "range-3", true)));
        desk.vendor.answer(desk.feed.request(FROM, 4), ok(FakeFeed.body(FakeFeed.row(45, "open"), "range-1", true)));
        long id = request();
        AtomicInteger pages = new AtomicInteger();
        metrics.beforeReceipt(batch -> {
            if (pages.incrementAndGet() % 2 == 0) {
                takeOver();
            }
        });
        for (int run = 1; run <= 12 && backfill(id).getString("state").matches("waiting|running"); run++) {
            giveBack();
            poll();
        }
        assertThat(backfill(id).getString("state")).isEqualTo("failed");
        assertThat(backfill(id).getString("streams[0].last_error")).contains("circles");
    }

    @Test
    void failsWhenTheConnectionDoesNotReadItsStreamAnyMore() {
        desk.agents(ok("{\"rows\":[],\"next\":\"end\",\"more\":false}"));
        desk.create();
        poll();
        long id = request();
        as(Role.ADMIN).header("If-Match", "*").body(desk.body(Map.of("streams", List.of("agents")))).put(desk.path(""))
                .then().statusCode(200);
        poll();
        assertThat(backfill(id).getString("state")).isEqualTo("failed");
        assertThat(backfill(id).getString("streams[0].last_error")).contains("does not read this stream");
    }

    @Test
    void triesAgainWhatFailsInPassing() {
        desk.create();
        poll();
        desk.vendor.answer(desk.feed.request(FROM, 2), aResponse().withStatus(500));
        long id = request();
        poll();
        assertThat(backfill(id).getString("streams[0].state")).isEqualTo("retrying");
        assertThat(backfill(id).getString("state")).isEqualTo("running");
        assertThat(backfill(id).getString("streams[0].last_error")).contains("answered 500");
        page(2, FakeFeed.row(43, "open"), "2025-02-20T00:00:00Z");
        await().atMost(Duration.ofSeconds(15)).until(() -> {
            poll();
            return backfill(id).getString("state").equals("completed");
        });
        assertThat(backfill(id).getString("streams[0].last_error")).isNull();
        assertThat(backfill(id).getInt("streams[0].pages")).isEqualTo(3);
    }

    @Test
    void waitsForNewCredentials() {
        desk.create();
        poll();
        desk.vendor.answer(desk.feed.request(FROM, 2), aResponse().withStatus(401));
        long id = request();
        poll();
        assertThat(desk.connection().getString("state")).isEqualTo("needs_credentials");
        assertThat(backfill(id).getString("streams[0].state")).isEqualTo("waiting");
        page(2, FakeFeed.row(43, "open"), "2025-02-20T00:00:00Z");
        as(Role.ADMIN).header("If-Match", "*").body(desk.body(Map.of())).put(desk.path("")).then().statusCode(200);
        poll();
        assertThat(backfill(id).getString("state")).isEqualTo("completed");
    }

    private void page(int page, String rows, String mark) {
        desk.vendor.answer(desk.feed.request(FROM, page), ok(rows(page, rows, mark)));
    }

    private static String rows(int page, String rows, String mark) {
        return """
                {"rows":[%s],"next":"range-%d","more":%b,"high_water_mark":"%s"}""".formatted(rows, page, page < 3, mark);
    }

    private static Consumer<Batch> holding(String id, Consumer<Batch> action) {
        return batch -> {
            if (batch.records().stream().anyMatch(record -> record.id().externalId().equals(id))) {
                action.accept(batch);
            }
        };
    }

    private long request() {
        return as(Role.ADMIN).body(Map.of("from", FROM, "to", TO)).post(desk.path("/backfills")).then().statusCode(201)
                .extract().jsonPath().getLong("id");
    }

    private void cancel(long id) {
        desk.post("/backfills/" + id + "/cancel").statusCode(200).body("state", equalTo("cancelled"));
    }

    private JsonPath backfill(long id) {
        return as(Role.AUDITOR).get(desk.path("/backfills/" + id)).then().statusCode(200).extract().jsonPath();
    }

    private void poll() {
        for (Future<?> run : polling.workDue()) {
            try {
                run.get(60, TimeUnit.SECONDS);
            } catch (Exception failure) {
                throw new AssertionError(failure);
            }
        }
    }

    private void takeOver() {
        sql("""
                UPDATE connection_lease SET owner = 'other', epoch = nextval('lease_epoch'),
                       expires_at = clock_timestamp() + interval '1 hour' WHERE connection_id = :id""");
    }

    private void giveBack() {
        sql("""
                UPDATE connection_lease SET owner = NULL, expires_at = NULL, due_at = clock_timestamp()
                WHERE connection_id = :id""");
    }

    private void sql(String update) {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery(update).setParameter("id", desk.name)
                .executeUpdate());
    }
}
