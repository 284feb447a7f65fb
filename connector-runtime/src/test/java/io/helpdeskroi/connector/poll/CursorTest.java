package io.helpdeskroi.connector.poll;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

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
import io.helpdeskroi.contract.Role;
import io.helpdeskroi.testsupport.connector.Intake;
import io.helpdeskroi.testsupport.connector.MetricsStub;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Admins move cursors, and back. */
@QuarkusTest
class CursorTest {

    @Inject
    PollScheduler polling;
    @Inject
    Scheduler scheduler;

    private Desk desk;
    private Intake metrics;

    @BeforeEach
    void open() throws Exception {
        scheduler.pause();
        metrics = MetricsStub.intake();
        metrics.reset();
        desk = new Desk().pages();
    }

    @AfterEach
    void close() {
        desk.close();
        scheduler.resume();
    }

    @Test
    void readsOnFromTheCursorThatWasSet() throws Exception {
        desk.create();
        poll();
        assertThat(desk.stream().getString("cursor")).isEqualTo("after-3");
        move(Map.of("cursor", "after-1", "reason", "page two was wrong")).statusCode(200)
                .body("old_cursor", is("after-3"));
        desk.vendor.forgetRequests();
        poll();
        assertThat(desk.vendor.requests(desk.feed.request(1))).isZero();
        assertThat(desk.vendor.requests(desk.feed.request(2))).isEqualTo(1);
        assertThat(desk.stream().getString("cursor")).isEqualTo("after-3");
        assertThat(metrics.facts(desk.name)).hasSize(6);
    }

    @Test
    void beginsAnewFromAnInstant() throws Exception {
        desk.create();
        poll();
        move(Map.of("start", "2025-02-01T00:00:00Z")).statusCode(200).body("new_cursor", nullValue());
        assertThat(desk.stream().getString("cursor")).isNull();
        assertThat(desk.stream().getString("covered_from")).isEqualTo("2025-02-01T00:00:00Z");
        desk.vendor.forgetRequests();
        poll();
        assertThat(desk.vendor.requests(desk.feed.request(1))).isEqualTo(1);
    }

    @Test
    void takesChangesBackOneByOne() throws Exception {
        desk.create();
        poll();
        move(Map.of("cursor", "after-1")).statusCode(200);
        move(Map.of("cursor", "after-2")).statusCode(200);
        undo().statusCode(200);
        assertThat(desk.stream().getString("cursor")).isEqualTo("after-1");
        undo().statusCode(200);
        assertThat(desk.stream().getString("cursor")).isEqualTo("after-3");
        undo().statusCode(409).body("detail", containsString("left to undo"));
        List<String> cursors = Desk.as(Role.AUDITOR).get(desk.path("/streams/cases/cursor/history")).jsonPath()
                .getList("changes.new_cursor");
        assertThat(cursors).containsExactly("after-3", "after-1", "after-2", "after-1");
        assertThat(Desk.as(Role.AUDITOR).get(desk.path("/streams/cases/cursor/history")).jsonPath()
                .getList("changes.changed_by")).containsOnly("test-admin");
    }

    @Test
    void isNotOverwrittenByTheRunUnderWay() throws Exception {
        desk.vendor.answer(desk.feed.request(1), Desk.ok(desk.feed.page(1)).withFixedDelay(1_500));
        desk.create();
        List<Future<?>> runs = polling.workDue();
        await().atMost(Duration.ofSeconds(10)).until(() -> desk.vendor.requests(desk.feed.request(1)) == 1);
        move(Map.of("cursor", "after-2")).statusCode(200);
        for (Future<?> run : runs) {
            run.get(20, TimeUnit.SECONDS);
        }
        assertThat(desk.stream().getString("cursor")).isEqualTo("after-2");
        poll();
        assertThat(metrics.facts(desk.name).keySet()).containsExactlyInAnyOrderElementsOf(desk.feed.ids(3));
    }

    @Test
    void refusesWhatNoStreamCanReadFrom() {
        desk.create();
        move(Map.of()).statusCode(400).body("field", is("cursor"));
        move(Map.of("cursor", "after-1", "start", "2025-01-01T00:00:00Z")).statusCode(400);
        move(Map.of("cursor", "x".repeat(4_001))).statusCode(400);
        move(Map.of("start", "2999-01-01T00:00:00Z")).statusCode(400).body("field", is("start"));
        move(Map.of("start", "-999999-01-01T00:00:00Z")).statusCode(400).body("field", is("start"));
        desk.vendor.answer(get(urlPathEqualTo("/api/cases")).withQueryParam("cursor", equalTo("nonsense")),
                aResponse().withStatus(400));
        move(Map.of("cursor", "nonsense")).statusCode(400).body("detail", containsString("of no use"));
        Desk.as(Role.ADMIN).body(Map.of("cursor", "x")).put(desk.path("/streams/none/cursor")).then().statusCode(404);
        assertThat(desk.stream().getString("state")).isEqualTo("new");
    }

    private ValidatableResponse move(Map<String, String> body) {
        return Desk.as(Role.ADMIN).body(body).put(desk.path("/streams/cases/cursor")).then();
    }

    private ValidatableResponse undo() {
        return desk.post("/streams/cases/cursor/undo");
    }

    private void poll() throws Exception {
        for (Future<?> run : polling.workDue()) {
            run.get(20, TimeUnit.SECONDS);
        }
    }
}
