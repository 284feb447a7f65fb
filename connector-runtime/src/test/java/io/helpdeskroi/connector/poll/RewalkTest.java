package io.helpdeskroi.connector.poll;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.helpdeskroi.connector.fake.Desk.as;
import static io.helpdeskroi.connector.fake.Desk.ok;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.github.tomakehurst.wiremock.client.MappingBuilder;

import io.helpdeskroi.connector.fake.Desk;
import io.helpdeskroi.connector.fake.FakeFeed;
import io.helpdeskroi.contract.Role;
import io.helpdeskroi.testsupport.connector.Intake;
import io.helpdeskroi.testsupport.connector.MetricsStub;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

@QuarkusTest
class RewalkTest {

    private static final String START = "2025-01-01T00:00:00Z";
    private static final Instant LIVE_MARK = Instant.parse("2025-03-01T12:00:00Z");
    private static final String LATER = """
            {"id":77,"status":"open","updated":"2025-03-01T13:00:00Z"}""";

    @Inject
    PollScheduler polling;
    @Inject
    Scheduler scheduler;
    @Inject
    EntityManager database;
    @Inject
    StreamGauges gauges;

    private Desk desk;
    private Intake metrics;

    @BeforeEach
    void open() {
        scheduler.pause();
        metrics = MetricsStub.intake();
        metrics.reset();
        desk = new Desk().pages().create(Map.of("backfill_start", START));
        desk.vendor.answer(desk.feed.request(4), ok(FakeFeed.body("", "after-3", false)));
    }

    @AfterEach
    void close() {
        desk.close();
        scheduler.resume();
    }

    @Test
    void findsWhatChangedWithoutTheFeedSayingSo() {
        poll();
        sample(1, FakeFeed.row(11, "open") + "," + FakeFeed.row(12, "open") + "," + LATER, false);
        request();
        poll();
        JsonPath found = newest();
        assertThat(found.getString("kind")).isEqualTo("rewalk");
        assertThat(found.getString("state")).isEqualTo("completed");
        assertThat(found.getMap("streams[0]")).containsEntry("records", 2).containsEntry("stored", 1)
                .containsEntry("unchanged", 1);
        assertThat(desk.stream().getDouble("drift_rate")).isEqualTo(0.5);
        assertThat(checkedAt()).isBetween(time(found, "requested_at"), time(found, "ended_at"));
        assertThat(metrics.facts(desk.name)).as("live polling has yet to bring it").doesNotContainKey("interaction/case:77");
        gauges.refresh();
        assertThat(given().get("/q/metrics").asString()).containsPattern(
                "helpdeskroi_connector_drift_rate\\{connection=\"" + desk.name + "\",stream=\"cases\",?\\} 0\\.5");

        sample(1, FakeFeed.row(11, "open") + "," + FakeFeed.row(12, "open"), false);
        request();
        poll();
        assertThat(desk.stream().getDouble("drift_rate")).isZero();
    }

    @Test
    void knowsNoRateOfASampleWithoutRecords() {
        poll();
        sample(1, "", false);
        request();
        poll();
        assertThat(desk.stream().getString("drift_rate")).isNull();
        assertThat(checkedAt()).isBetween(time(newest(), "requested_at"), time(newest(), "ended_at"));
    }

    @Test
    void comesOnceADayWithoutBeingAsked() {
        for (int page = 1; page <= 25; page++) {
            sample(page, FakeFeed.row(page, "open"), true);
        }
        poll();
        desk.post("/resume").statusCode(200);
        poll();
        assertThat(all().getList("backfills")).isEmpty();
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery("""
                UPDATE connection SET created_at = created_at - interval '25 hours' WHERE id = :id""")
                .setParameter("id", desk.name).executeUpdate());
        desk.post("/resume").statusCode(200);
        poll();
        assertThat(newest().getString("requested_by")).isEqualTo("system");
        assertThat(newest().getString("state")).isEqualTo("completed");
        assertThat(newest().getInt("streams[0].pages")).as("a sample has an end").isEqualTo(20);
        assertThat(Instant.parse(newest().getString("from"))).isAfterOrEqualTo(Instant.parse(START));
        assertThat(Instant.parse(newest().getString("to"))).isBeforeOrEqualTo(LIVE_MARK);
        desk.post("/resume").statusCode(200);
        poll();
        assertThat(all().getList("backfills")).hasSize(1);
    }

    @Test
    void hasNothingToCompareBeforeAnythingWasRead() {
        as(Role.ADMIN).body(Map.of("kind", "rewalk")).post(desk.path("/backfills")).then().statusCode(409);
    }

    @Test
    void isOneAtATime() {
        poll();
        request();
        as(Role.ADMIN).body(Map.of("kind", "rewalk")).post(desk.path("/backfills")).then().statusCode(409);
    }

    private void request() {
        as(Role.ADMIN).body(Map.of("kind", "rewalk", "reason", "somebody doubts it")).post(desk.path("/backfills")).then()
                .statusCode(201);
    }

    private void sample(int page, String rows, boolean more) {
        MappingBuilder request = get(urlPathEqualTo("/api/cases")).withQueryParam("until", matching(".+"))
                .withQueryParam("cursor", page == 1 ? absent() : equalTo("sample-" + (page - 1)));
        desk.vendor.answer(request, ok(FakeFeed.body(rows, "sample-" + page, more)));
    }

    private JsonPath all() {
        return as(Role.AUDITOR).get(desk.path("/backfills")).then().statusCode(200).extract().jsonPath();
    }

    private JsonPath newest() {
        return all().setRootPath("backfills[0]");
    }

    private Instant checkedAt() {
        return time(desk.stream(), "drift_checked_at");
    }

    private static Instant time(JsonPath of, String field) {
        return Instant.parse(of.getString(field));
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
}
