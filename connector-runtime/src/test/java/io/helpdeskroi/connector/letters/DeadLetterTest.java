package io.helpdeskroi.connector.letters;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.helpdeskroi.connector.fake.Desk.as;
import static io.helpdeskroi.connector.fake.Desk.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;

import io.helpdeskroi.connector.delivery.DeadLetter;
import io.helpdeskroi.connector.delivery.DeadLetters;
import io.helpdeskroi.connector.fake.Desk;
import io.helpdeskroi.connector.fake.FakeFeed;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.Interaction;
import io.helpdeskroi.contract.Role;
import io.helpdeskroi.testsupport.connector.Intake;
import io.helpdeskroi.testsupport.connector.MetricsStub;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Dead letters over REST, from the poll that parks them to the retry that closes them. */
@QuarkusTest
class DeadLetterTest {

    @Inject
    DeadLetters letters;
    @Inject
    LetterSettlement settlement;

    private Desk desk;
    private Intake metrics;

    @BeforeEach
    void open() {
        metrics = MetricsStub.intake();
        metrics.reset();
        desk = new Desk();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void readsAMalformedRowAnewAndDeliversIt() {
        park(99);
        long letter = letter("99");
        vendorGives(99, "{\"id\":99,\"status\":\"open\",\"updated\":7}");
        desk.post("/dead-letters/" + letter + "/retry").statusCode(200).body("delivered", equalTo(false), "gone",
                equalTo(false), "dead_letter.attempts", equalTo(2), "dead_letter.field", equalTo("updated"),
                "dead_letter.retryable", equalTo(true));
        vendorGives(99, FakeFeed.row(99, "open"));
        metrics.reject(record -> record.id().externalId().equals("case:99"));
        desk.post("/dead-letters/" + letter + "/retry").statusCode(200).body("delivered", equalTo(false),
                "dead_letter.attempts", equalTo(3), "dead_letter.field", equalTo("status"), "dead_letter.kind",
                equalTo("malformed"));
        metrics.reject(record -> false);
        desk.post("/dead-letters/" + letter + "/retry").statusCode(200).body("delivered", equalTo(true));
        assertThat(desk.letters().getList("dead_letters")).isEmpty();
        assertThat(metrics.facts(desk.name).toString()).contains("case:99");
        desk.post("/dead-letters/" + letter + "/retry").statusCode(404);
        as(Role.AUDITOR).get(desk.path("/audit")).then().body("entries.action",
                contains("dead_letter_retried", "dead_letter_retried", "dead_letter_retried", "connection_created"),
                "entries.detail.outcome", contains("delivered", "kept", "kept", null), "entries[0].detail.record_id",
                equalTo("99"), "entries[0].actor", equalTo("test-admin"));
    }

    @Test
    void closesTheLetterOfARowThatIsGone() {
        park(98, 99);
        vendorAnswers(98, aResponse().withStatus(404));
        vendorGives(99, "{\"id\":99,\"status\":\"draft\",\"updated\":\"2025-03-01T00:00:00Z\"}");
        desk.post("/dead-letters/" + letter("98") + "/retry").statusCode(200).body("delivered", equalTo(false), "gone",
                equalTo(true));
        desk.post("/dead-letters/" + letter("99") + "/retry").statusCode(200).body("gone", equalTo(true));
        assertThat(desk.letters().getList("dead_letters")).isEmpty();
    }

    @Test
    void leavesALetterThatWasParkedAgainMeanwhile() {
        park(99);
        DeadLetter tried = letters.find(desk.name, letter("99")).orElseThrow();
        parkMalformed("99", "status", Instant.now());
        settlement.settle(desk.name, new RetryOutcome.Kept(tried, "updated", "is no time",
                Optional.empty(), Map.of()));
        settlement.settle(desk.name, new RetryOutcome.Delivered(tried, Map.of()));
        assertThat(desk.letters().getList("dead_letters.field")).containsExactly("status");
        assertThat(desk.letters().getList("dead_letters.attempts")).containsExactly(2);
    }

    @Test
    void parksWhatTheDatabaseCannotHold() {
        metrics.reject(record -> record.fact() instanceof Interaction interaction && interaction.status() != null
                && interaction.status().indexOf(0) >= 0);
        desk.vendor.answer(desk.feed.request(1),
                ok(FakeFeed.body(FakeFeed.row(11, "op\\u0000\\\\u0000en") + ",{\"id\":\"9\\u00009\"}", "after-1", false)));
        desk.create();
        await().atMost(Duration.ofSeconds(20)).until(() -> desk.letters().getList("dead_letters").size() == 2);
        assertThat(desk.letters().getList("dead_letters.record_id")).containsExactlyInAnyOrder("9\ufffd9",
                desk.name + "/interaction/case:11");
        assertThat(desk.letters().getList("dead_letters.record.fact.status", String.class).stream()
                .filter(Objects::nonNull)).containsExactly("op\ufffd\\u0000en");
        assertThat(desk.stream().getString("state")).isEqualTo("ready");
    }

    @Test
    void closesTheLetterOfARowThatIsReadableNowAndLeftOut() {
        park(99);
        desk.vendor.answer(nextPage(),
                ok(FakeFeed.body("{\"id\":99,\"status\":\"draft\",\"updated\":\"2025-03-01T00:00:00Z\"}", "after-2", false)));
        desk.post("/resume").statusCode(200);
        await().atMost(Duration.ofSeconds(20)).until(() -> desk.letters().getList("dead_letters").isEmpty());
        assertThat(desk.stream().getString("cursor")).isEqualTo("after-2");
    }

    @Test
    void keepsTheLetterOfARowOfWhichOnlyAPartWasTold() {
        park(99);
        desk.vendor.answer(nextPage(),
                ok(FakeFeed.body(FakeFeed.row(99, "partial"), "after-2", false)));
        desk.post("/resume").statusCode(200);
        await().atMost(Duration.ofSeconds(20)).until(() -> "after-2".equals(desk.stream().getString("cursor")));
        assertThat(desk.letters().getList("dead_letters.record_id")).containsExactly("99");
        assertThat(metrics.facts(desk.name)).containsKey("interaction/case:99");
    }

    /** As when a back-fill has asked for its page before live polling finds a later state of the row broken. */
    @Test
    void keepsTheLetterOfARowThatBrokeAfterThePageWasAskedFor() {
        park(99);
        desk.vendor.answer(nextPage(), fixed().withFixedDelay(1_200));
        desk.post("/resume").statusCode(200);
        await().atMost(Duration.ofSeconds(20)).until(() -> desk.vendor.requests(nextPage()) == 1);
        parkMalformed("99", "status", Instant.now());
        await().atMost(Duration.ofSeconds(20)).until(() -> "after-2".equals(desk.stream().getString("cursor")));
        assertThat(metrics.facts(desk.name)).containsKey("interaction/case:99");
        assertThat(desk.letters().getList("dead_letters.field")).containsExactly("status");
    }

    @Test
    void closesTheLetterOfARowThatBrokeBeforeTheAttemptThatSucceeded() {
        park(99);
        desk.vendor.once(nextPage(), aResponse().withStatus(503).withFixedDelay(1_200), fixed());
        desk.post("/resume").statusCode(200);
        await().atMost(Duration.ofSeconds(20)).until(() -> desk.vendor.requests(nextPage()) == 1);
        parkMalformed("99", "status", Instant.now());
        await().atMost(Duration.ofSeconds(20)).until(() -> "after-2".equals(desk.stream().getString("cursor")));
        assertThat(desk.letters().getList("dead_letters")).isEmpty();
    }

    @Test
    void leavesALetterAsALaterPageWroteIt() {
        park(99);
        Instant now = Instant.now();
        parkMalformed("99", "status", now);
        parkMalformed("99", "updated", now.minusSeconds(5));
        assertThat(desk.letters().getList("dead_letters.field")).containsExactly("status");
        assertThat(desk.letters().getList("dead_letters.attempts")).containsExactly(2);
        QuarkusTransaction.requiringNew()
                .run(() -> letters.close(desk.name, "cases", Set.of(), Set.of("99"), now.minusMillis(1)));
        assertThat(desk.letters().getList("dead_letters")).hasSize(1);
        QuarkusTransaction.requiringNew().run(() -> letters.close(desk.name, "cases", Set.of(), Set.of("99"), now));
        assertThat(desk.letters().getList("dead_letters")).isEmpty();
    }

    /** The retry of a refused record asks the vendor nothing; that of a row does. */
    @Test
    void knowsSinceWhenARetriedRowIsBroken() {
        metrics.reject(record -> record.id().externalId().equals("case:11"));
        park(99);
        Instant before = Instant.now();
        desk.post("/dead-letters/" + letter(desk.name + "/interaction/case:11") + "/retry").statusCode(200)
                .body("dead_letter.attempts", equalTo(2));
        vendorGives(99, "{\"id\":99}");
        desk.post("/dead-letters/" + letter("99") + "/retry").statusCode(200).body("dead_letter.attempts", equalTo(2));
        QuarkusTransaction.requiringNew().run(() -> letters.close(desk.name, "cases",
                Set.of(FactId.parse(desk.name + "/interaction/case:11")), Set.of("99"), before));
        assertThat(desk.letters().getList("dead_letters.record_id")).containsExactly("99");
    }

    @Test
    void keepsALetterAsItIsWhileTheVendorIsAway() {
        park(99);
        vendorAnswers(99, aResponse().withStatus(503));
        desk.post("/dead-letters/" + letter("99") + "/retry").statusCode(503).body("detail", containsString("is kept"));
        vendorGives(99, FakeFeed.row(99, "open"));
        metrics.failNext(1, 503);
        desk.post("/dead-letters/" + letter("99") + "/retry").statusCode(503).body("detail", containsString("is kept"));
        assertThat(desk.letters().getInt("dead_letters[0].attempts")).isEqualTo(1);
    }

    @Test
    void retriesAllAndTellsWhatBecameOfThem() {
        metrics.reject(record -> record.id().externalId().equals("case:11"));
        park(95, 96, 97);
        metrics.reject(record -> false);
        vendorGives(95, FakeFeed.row(95, "open"));
        vendorAnswers(96, aResponse().withStatus(410));
        vendorGives(97, "{\"id\":97}");
        retryAll("{\"stream\":\"agents\"}").body("delivered", equalTo(0), "kept", equalTo(0));
        retryAll("{\"stream\":\"cases\"}").body("delivered", equalTo(2), "gone", equalTo(1), "kept", equalTo(1), "$",
                not(hasItem("failed_reason")));
        assertThat(desk.letters().getList("dead_letters.record_id")).containsExactly("97");
        as(Role.AUDITOR).get(desk.path("/audit")).then().body("entries[0].action", equalTo("dead_letters_retried"),
                "entries[0].detail.delivered", equalTo(2), "entries[0].detail.gone", equalTo(1), "entries[0].detail.kept",
                equalTo(1));
    }

    @Test
    void settlesWhatItTriedBeforeTheVendorFailed() {
        park(95, 96, 97);
        vendorGives(95, FakeFeed.row(95, "open"));
        vendorAnswers(96, aResponse().withStatus(500));
        vendorGives(97, FakeFeed.row(97, "open"));
        long failed = letter("96");
        long next = retryAll("{}").body("delivered", equalTo(1), "failed_reason", containsString("answered 500"))
                .extract().jsonPath().getLong("next");
        assertThat(next).isEqualTo(failed);
        assertThat(desk.letters().getList("dead_letters.record_id")).containsExactly("96", "97");
        assertThat(desk.letters().getList("dead_letters.attempts")).containsExactly(1, 1);
        retryAll("{\"after\":" + next + "}").body("delivered", equalTo(1));
        assertThat(desk.letters().getList("dead_letters.record_id")).containsExactly("96");
    }

    @Test
    void goesThroughMoreLettersThanOnePageHolds() {
        int[] ids = IntStream.rangeClosed(1_001, 1_150).toArray();
        park(ids);
        vendorAnswers(1_001, aResponse().withStatus(404));
        IntStream.of(ids).skip(1).forEach(id -> vendorGives(id, FakeFeed.row(id, "open")));
        retryAll("").body("delivered", equalTo(149), "gone", equalTo(1));
        assertThat(desk.letters().getList("dead_letters")).isEmpty();
    }

    @Test
    void cannotReadARowAgainThatHasNoName() {
        desk.vendor.answer(desk.feed.request(1),
                ok(FakeFeed.body("{\"id\":\"cases[12+1]\",\"status\":\"open\"}", "end", false)));
        desk.create();
        await().atMost(Duration.ofSeconds(20)).until(() -> desk.letters().getList("dead_letters").size() == 1);
        assertThat(desk.letters().getBoolean("dead_letters[0].retryable")).isFalse();
        desk.post("/dead-letters/" + letter("cases[12+1]") + "/retry").statusCode(409);
        retryAll("{}").body("delivered", equalTo(0), "gone", equalTo(0));
        desk.post("/dead-letters/" + letter("cases[12+1]") + "/discard").statusCode(204);
        assertThat(desk.letters().getList("dead_letters")).isEmpty();
        as(Role.AUDITOR).get(desk.path("/audit")).then().body("entries[0].action", equalTo("dead_letter_discarded"));
    }

    @Test
    void cannotReadOneAgentByItself() {
        desk.agents(ok(FakeFeed.body("{\"id\":5}", "end", false)));
        desk.create(Map.of("streams", List.of("agents")));
        await().atMost(Duration.ofSeconds(20)).until(() -> desk.letters().getList("dead_letters").size() == 1);
        assertThat(desk.letters().getBoolean("dead_letters[0].retryable")).isFalse();
        desk.post("/dead-letters/" + letter("5") + "/retry").statusCode(409);
    }

    /** A page with one good row and these malformed ones has been read. */
    private void park(int... malformed) {
        String rows = IntStream.of(malformed).mapToObj("{\"id\":%d}"::formatted).collect(Collectors.joining(","));
        desk.vendor.answer(desk.feed.request(1), ok(FakeFeed.body(FakeFeed.row(11, "open") + "," + rows, "end", false)));
        desk.create();
        await().atMost(Duration.ofSeconds(20)).until(() -> desk.stream().getBoolean("caught_up"));
    }

    private void parkMalformed(String row, String field, Instant askedAt) {
        QuarkusTransaction.requiringNew().run(() -> letters.parkMalformed(desk.name, "cases",
                List.of(new MappedRecord.Malformed(row, field, "is missing")), askedAt));
    }

    /** The request that follows those of {@link #park}. */
    private static MappingBuilder nextPage() {
        return get(urlPathEqualTo("/api/cases")).withQueryParam("cursor", WireMock.equalTo("end"));
    }

    /** A page with row 99 in good order. */
    private static ResponseDefinitionBuilder fixed() {
        return ok(FakeFeed.body(FakeFeed.row(99, "open"), "after-2", false));
    }

    private long letter(String recordId) {
        return desk.letters().getLong("dead_letters.find { it.record_id == '" + recordId + "' }.id");
    }

    private void vendorGives(int id, String row) {
        vendorAnswers(id, ok(row));
    }

    private void vendorAnswers(int id, ResponseDefinitionBuilder answer) {
        desk.vendor.answer(get(urlPathEqualTo("/api/cases/" + id)), answer);
    }

    private ValidatableResponse retryAll(String body) {
        return as(Role.ADMIN).body(body).post(desk.path("/dead-letters/retry")).then().statusCode(200);
    }
}
