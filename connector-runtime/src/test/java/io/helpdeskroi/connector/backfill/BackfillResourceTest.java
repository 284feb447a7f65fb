package io.helpdeskroi.connector.backfill;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.helpdeskroi.connector.fake.Desk.as;
import static io.helpdeskroi.connector.fake.Desk.ok;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.github.tomakehurst.wiremock.client.WireMock;

import io.helpdeskroi.connector.fake.Desk;
import io.helpdeskroi.contract.Role;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
class BackfillResourceTest {

    private static final String FROM = "2025-01-01T00:00:00Z";
    private static final String TO = "2025-01-30T18:00:00Z";

    @Inject
    Scheduler scheduler;

    private Desk desk;

    @BeforeEach
    void open() {
        scheduler.pause();
        desk = new Desk();
    }

    @AfterEach
    void close() {
        desk.close();
        scheduler.resume();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("from", Map.of("to", TO)),
                Arguments.of("to", Map.of("from", FROM)),
                Arguments.of("from", Map.of("from", "yesterday", "to", TO)),
                Arguments.of("from", Map.of("from", "1999-12-31T23:59:59Z", "to", TO)),
                Arguments.of("to", Map.of("from", FROM, "to", FROM)),
                Arguments.of("to", Map.of("from", FROM, "to", "2999-01-01T00:00:00Z")),
                Arguments.of("kind", Map.of("kind", "guess", "from", FROM, "to", TO)),
                Arguments.of("streams", Map.of("streams", List.of("nonsense"), "from", FROM, "to", TO)),
                Arguments.of("streams", Map.of("streams", List.of("agents"), "from", FROM, "to", TO)),
                Arguments.of("reason", Map.of("reason", "x".repeat(501), "from", FROM, "to", TO)),
                Arguments.of("to", Map.of("kind", "rewalk", "from", FROM)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void namesTheFieldItRefuses(String field, Map<String, Object> body) {
        desk.create(Map.of("streams", List.of()));
        as(Role.ADMIN).body(body).post(desk.path("/backfills")).then().statusCode(400)
                .contentType("application/problem+json").body("field", equalTo(field), "expected", notNullValue());
        list().body("backfills", empty());
    }

    @Test
    void refusesAStreamThatTheConnectionDoesNotRead() {
        desk.create(Map.of("streams", List.of("agents")));
        as(Role.ADMIN).body(Map.of("from", FROM, "to", TO)).post(desk.path("/backfills")).then().statusCode(400)
                .body("field", equalTo("streams"), "detail", containsString("read whole"));
        as(Role.AUDITOR).get(desk.path("/streams")).then().body("streams.ranged", equalTo(List.of(false)));
    }

    @Test
    void knowsNothingOfAFeedThatWasNeverRead() {
        desk.create(Map.of("streams", List.of()));
        estimate().body("estimate.calls", nullValue(), "estimate.seconds", nullValue(), "estimate.streams.stream",
                contains("cases"), "estimate.streams[0].basis", equalTo("unknown"), "estimate.streams[0].rows", nullValue());
        list().body("backfills", empty());
    }

    @Test
    void estimatesByItsOwnHistoryAndSavesNothing() {
        desk.pages().create(Map.of("backfill_start", FROM));
        scheduler.resume();
        await().atMost(Duration.ofSeconds(30)).until(() -> desk.stream().getBoolean("caught_up"));
        estimate().body("estimate.streams[0].basis", equalTo("own_history"), "estimate.streams[0].rows", equalTo(3),
                "estimate.streams[0].calls", equalTo(2), "estimate.calls", equalTo(2), "estimate.seconds",
                greaterThanOrEqualTo(1));
        list().body("backfills", empty());
    }

    @Test
    void asksTheVendorWhereItCounts() {
        desk.create();
        desk.vendor.answer(get(urlPathEqualTo("/api/cases/count")).withQueryParam("from", WireMock.equalTo(FROM))
                .withQueryParam("to", WireMock.equalTo(TO)), ok("{\"count\":1234}"));
        estimate().body("estimate.streams[0].basis", equalTo("vendor_count"), "estimate.streams[0].rows", equalTo(1_234),
                "estimate.streams[0].calls", equalTo(617), "estimate.calls", equalTo(617));
        request().statusCode(201).body("streams[0].rows_expected", equalTo(1_234), "estimate.calls", equalTo(617));
    }

    @Test
    void letsFourBeUnderWay() {
        desk.create();
        List<Integer> ids = IntStream.range(0, 4).mapToObj(number -> request().statusCode(201)
                .header("Location", containsString(desk.path("/backfills/"))).extract().jsonPath().getInt("id")).toList();
        request().statusCode(409).body("detail", containsString("4 of this connection are under way"));
        list().body("backfills.id", contains(ids.get(3), ids.get(2), ids.get(1), ids.get(0)), "next", nullValue());
        as(Role.ADMIN).get(desk.path("/backfills?before=" + ids.get(1))).then().body("backfills.id", contains(ids.get(0)));
        desk.post("/backfills/" + ids.get(0) + "/cancel").statusCode(200).body("state", equalTo("cancelled"),
                "streams.state", contains("cancelled"));
        request().statusCode(201).body("reason", equalTo("lost in March"), "requested_by", equalTo("test-admin"), "from",
                equalTo(FROM), "to", equalTo(TO), "state", equalTo("waiting"), "ended_at", nullValue());
    }

    @Test
    void findsNoneThatIsNotThere() {
        desk.create();
        int id = request().statusCode(201).extract().jsonPath().getInt("id");
        try (Desk other = new Desk().create()) {
            as(Role.ADMIN).get(other.path("/backfills/" + id)).then().statusCode(404);
            other.post("/backfills/" + id + "/cancel").statusCode(404);
        }
        as(Role.ADMIN).get(desk.path("/backfills/" + id)).then().statusCode(200).body("state", equalTo("waiting"));
        as(Role.ADMIN).body(Map.of("from", FROM, "to", TO)).post("/api/v1/connections/nobody/backfills").then()
                .statusCode(404);
    }

    @Test
    void goesWithItsConnection() {
        desk.create();
        request().statusCode(201);
        as(Role.ADMIN).header("If-Match", "*").delete(desk.path("")).then().statusCode(204);
        desk.create();
        list().body("backfills", empty());
    }

    private ValidatableResponse request() {
        return as(Role.ADMIN).body(Map.of("from", FROM, "to", TO, "reason", "lost in March")).post(desk.path("/backfills"))
                .then();
    }

    private ValidatableResponse estimate() {
        Map<String, Object> body = new HashMap<>(Map.of("from", FROM, "to", TO, "estimate_only", true));
        return as(Role.ADMIN).body(body).post(desk.path("/backfills")).then().statusCode(200);
    }

    private ValidatableResponse list() {
        return as(Role.AUDITOR).get(desk.path("/backfills")).then().statusCode(200);
    }
}
