package io.helpdeskroi.connector.poll;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.helpdeskroi.connector.fake.Desk.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.helpdeskroi.connector.fake.Desk;
import io.helpdeskroi.connector.fake.FakeFeed;
import io.helpdeskroi.testsupport.connector.Intake;
import io.helpdeskroi.testsupport.connector.MetricsStub;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class PollingTest {

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
    }

    @AfterEach
    void close() {
        desk.close();
        scheduler.resume();
    }

    @Test
    void cannotCommitACursorAfterTheLeaseIsLost() {
        desk.pages().create();
        metrics.beforeReceipt(batch -> takeOver());
        poll();
        assertThat(desk.stream().getString("state")).isEqualTo("new");
        assertThat(desk.runs().getString("runs[0].streams[0].outcome")).isEqualTo("lease_lost");
        assertThat(metrics.facts(desk.name)).hasSize(2);

        metrics.beforeReceipt(batch -> {
        });
        giveBack();
        poll();
        assertThat(desk.stream().getBoolean("caught_up")).isTrue();
        assertThat(metrics.facts(desk.name)).hasSize(6);
        assertThat(metrics.batches(desk.name).get(1).receipt().unchanged()).isEqualTo(2);
    }

    @Test
    void parksRejectedRecordsAndDeliversThemOnceTheyAreAccepted() {
        desk.pages().create();
        metrics.reject(record -> record.id().externalId().equals("case:12"));
        poll();
        assertThat(desk.stream().getBoolean("caught_up")).isTrue();
        assertThat(metrics.facts(desk.name)).hasSize(5);
        assertThat(desk.letters().getList("dead_letters")).hasSize(1);
        assertThat(desk.letters().getString("dead_letters[0].record_id")).isEqualTo(desk.name + "/interaction/case:12");
        assertThat(desk.letters().getString("dead_letters[0].field")).isEqualTo("status");
        assertThat(desk.letters().getString("dead_letters[0].record.fact.status")).isEqualTo("solved");

        long letter = desk.letters().getLong("dead_letters[0].id");
        desk.post("/dead-letters/" + letter + "/retry").statusCode(200).body("delivered", equalTo(false),
                "dead_letter.attempts", equalTo(2));
        metrics.failNext(1, 503);
        desk.post("/dead-letters/" + letter + "/retry").statusCode(503).body("detail", containsString("is kept"));
        metrics.reject(record -> false);
        desk.post("/dead-letters/" + letter + "/retry").statusCode(200).body("delivered", equalTo(true));
        assertThat(metrics.facts(desk.name)).hasSize(6);
        assertThat(desk.letters().getList("dead_letters")).isEmpty();
        desk.post("/dead-letters/" + letter + "/retry").statusCode(404);
    }

    @Test
    void closesADeadLetterWhenItsRecordIsDeliveredAfterAll() {
        desk.pages().create();
        metrics.reject(record -> record.id().externalId().startsWith("case:1"));
        poll();
        assertThat(desk.letters().getList("dead_letters.record_id")).containsExactly(desk.name + "/interaction/case:11",
                desk.name + "/interaction/case:12");
        metrics.reject(record -> false);
        desk.vendor.answer(desk.feed.request(4), ok(FakeFeed.body(FakeFeed.row(12, "open"), "after-4", false)));
        desk.post("/resume").statusCode(200);
        poll();
        assertThat(desk.letters().getList("dead_letters.record_id")).containsExactly(desk.name + "/interaction/case:11");
    }

    @Test
    void closesTheLetterOfAMalformedRowOnceAllOfItIsDelivered() {
        desk.vendor.answer(desk.feed.request(1), ok(desk.feed.malformedPage()));
        desk.create();
        poll();
        assertThat(desk.letters().getList("dead_letters.record_id")).containsExactly("99");
        metrics.reject(record -> record.id().externalId().equals("case:99"));
        desk.vendor.answer(desk.feed.request(2), ok(FakeFeed.body(FakeFeed.row(99, "open"), "after-2", false)));
        desk.post("/resume").statusCode(200);
        poll();
        assertThat(desk.letters().getList("dead_letters.kind")).containsExactly("malformed", "rejected");
        metrics.reject(record -> false);
        desk.vendor.answer(desk.feed.request(3), ok(FakeFeed.body(FakeFeed.row(99, "solved"), "after-3", false)));
        desk.post("/resume").statusCode(200);
        poll();
        assertThat(desk.letters().getList("dead_letters")).isEmpty();
        assertThat(metrics.facts(desk.name)).hasSize(3);
    }

    @Test
    void waitsForNoVendorOnceItIsCalledOff() throws Exception {
        desk.vendor.answer(desk.feed.request(1), ok(desk.feed.page(1)).withFixedDelay(20_000));
        desk.create();
        List<Future<?>> runs = polling.workDue();
        await().atMost(Duration.ofSeconds(10)).until(() -> desk.vendor.requests(desk.feed.request(1)) == 1);
        desk.post("/pause").statusCode(200);
        for (Future<?> run : runs) {
            run.get(8, TimeUnit.SECONDS);
        }
        assertThat(desk.runs().getString("runs[0].streams[0].outcome")).isEqualTo("stopped");
        assertThat(desk.stream().getString("state")).isEqualTo("new");
        assertThat(database.createNativeQuery("SELECT owner FROM connection_lease WHERE connection_id = :id")
                .setParameter("id", desk.name).getSingleResult()).isNull();
    }

    @Test
    void commitsNoCursorUnlessThePageWasTaken() {
        desk.pages().create();
        metrics.failNext(1_000, 500);
        poll();
        assertThat(desk.stream().getString("cursor")).isNull();
        assertThat(desk.stream().getString("state")).isEqualTo("retrying");
        assertThat(desk.stream().getString("last_error")).isEqualTo("the metrics service answered 500");
        metrics.failNext(0, 200);
        await().atMost(Duration.ofSeconds(15)).until(() -> {
            poll();
            return desk.stream().getBoolean("caught_up");
        });
        assertThat(metrics.facts(desk.name)).hasSize(6);
        assertThat(desk.stream().getString("last_error")).isNull();
    }

    @Test
    void stopsAStreamWhoseBatchesAreNotUnderstood() {
        desk.pages().create();
        metrics.failNext(1_000, 400);
        poll();
        assertThat(desk.stream().getString("state")).isEqualTo("stopped");
        assertThat(desk.connection().getString("state")).isEqualTo("failing");
        assertThat(desk.connection().getString("state_reason")).contains("stream cases", "answered 400");
    }

    @Test
    void splitsAPageAndSendsTheMarkWithItsLastBatch() {
        desk.vendor.answer(desk.feed.request(1), ok(FakeFeed.body(rows(2_300), "end", false)));
        desk.create();
        poll();
        List<Intake.Received> batches = metrics.batches(desk.name);
        assertThat(batches).extracting(received -> received.batch().records().size()).containsExactly(1_000, 1_000, 300);
        assertThat(batches).extracting(received -> received.batch().highWaterMark()).containsExactly(null, null,
                Instant.parse("2025-03-01T12:00:00Z"));
        assertThat(batches).allSatisfy(received -> {
            assertThat(received.encoding()).isEqualTo("gzip");
            assertThat(received.authorization()).isEqualTo("Bearer machine-token");
            assertThat(received.batch().stream()).isEqualTo("cases");
        });
        assertThat(desk.stream().getInt("delivered")).isEqualTo(2_300);
    }

    @Test
    void halvesABatchThatIsTooLarge() {
        desk.vendor.answer(desk.feed.request(1), ok(FakeFeed.body(rows(100), "end", false)));
        desk.create();
        metrics.limitBodies(30);
        poll();
        assertThat(metrics.facts(desk.name)).hasSize(100);
        assertThat(metrics.batches(desk.name)).extracting(received -> received.batch().highWaterMark())
                .containsExactly(null, null, null, Instant.parse("2025-03-01T12:00:00Z"));
    }

    @Test
    void movesTheMarkWithAnEmptyPage() {
        desk.vendor.answer(desk.feed.request(1), ok(FakeFeed.body("", "end", false)));
        desk.create();
        poll();
        assertThat(metrics.batches(desk.name)).singleElement()
                .satisfies(received -> assertThat(received.batch().highWaterMark()).isNotNull());
        assertThat(desk.stream().getString("high_water_mark")).isEqualTo("2025-03-01T12:00:00Z");
    }

    @Test
    void readsTheNextPageWhileTheLastIsDelivered() {
        desk.pages().create();
        metrics.beforeReceipt(batch -> {
            if (metrics.batches(desk.name).size() == 1) {
                await().atMost(Duration.ofSeconds(10)).until(() -> desk.vendor.requests(desk.feed.request(2)) == 1);
            }
        });
        poll();
        assertThat(metrics.facts(desk.name)).hasSize(6);
    }

    @Test
    void comesBackForAReport() {
        desk.vendor.answer(desk.feed.request(1), ok("{\"report\":\"after-1\"}"));
        desk.vendor.answer(desk.feed.request(2), ok(desk.feed.page(3)));
        desk.create();
        poll();
        assertThat(desk.stream().getString("state")).isEqualTo("waiting");
        assertThat(desk.stream().getString("cursor")).isEqualTo("after-1");
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            poll();
            return desk.stream().getBoolean("caught_up");
        });
        assertThat(metrics.facts(desk.name)).hasSize(2);
    }

    @Test
    void letsOtherStreamsGoOnWithoutOneThatIsForbidden() {
        desk.agents(aResponse().withStatus(403));
        desk.pages().create(Map.of("streams", List.of()));
        poll();
        Map<String, String> states = desk.runs().getList("runs[0].streams").stream().map(Map.class::cast)
                .collect(Collectors.toMap(run -> (String) run.get("stream"), run -> (String) run.get("outcome")));
        assertThat(states).containsEntry("agents", "forbidden").containsEntry("cases", "caught_up");
        assertThat(desk.connection().getString("state")).isEqualTo("active");
        assertThat(desk.stream().getString("last_error")).contains("plan or permission");
    }

    @Test
    void takesNothingYetForTheEndOfTheFeed() {
        desk.vendor.answer(desk.feed.request(1), aResponse().withStatus(422).withBody("start is too recent"));
        desk.create();
        poll();
        assertThat(desk.stream().getBoolean("caught_up")).isTrue();
        assertThat(desk.connection().getString("state")).isEqualTo("active");
    }

    @Test
    void saysWhenAnAnswerStaysUnreadable() {
        desk.vendor.answer(desk.feed.request(1), ok("{\"rows\":[planted-secret"));
        desk.create();
        poll();
        assertThat(desk.stream().getString("state")).isEqualTo("stopped");
        assertThat(desk.stream().getString("last_error")).contains("not the JSON it should be, 5 times")
                .doesNotContain("planted");
    }

    @Test
    void putsALongRateLimitOffWithoutFailing() {
        desk.vendor.answer(desk.feed.request(1), aResponse().withStatus(429).withHeader("Retry-After", "600"));
        desk.create();
        poll();
        assertThat(desk.stream().getString("state")).isEqualTo("waiting");
        assertThat(Duration.between(Instant.parse(desk.stream().getString("last_error_at")),
                Instant.parse(desk.stream().getString("due_at")))).isBetween(Duration.ofSeconds(590), Duration.ofSeconds(605));
        assertThat(desk.connection().getString("state")).isEqualTo("active");
    }

    private static String rows(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(id -> FakeFeed.row(id, "open")).collect(Collectors.joining(","));
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

    /** Another replica takes the connection. */
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
