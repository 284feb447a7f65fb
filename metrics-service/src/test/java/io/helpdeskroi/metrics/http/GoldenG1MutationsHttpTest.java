package io.helpdeskroi.metrics.http;

import static io.helpdeskroi.metrics.golden.GoldenG1.AS_OF;
import static io.helpdeskroi.metrics.golden.GoldenG1.DESK;
import static io.helpdeskroi.metrics.golden.GoldenG1.VOICE;
import static io.helpdeskroi.metrics.golden.GoldenG1.WEEK;
import static io.helpdeskroi.metrics.golden.GoldenG1.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.helpdeskroi.contract.FactRecord;
import io.helpdeskroi.contract.KpiValue;
import io.helpdeskroi.contract.ValueState;
import io.helpdeskroi.metrics.golden.GoldenG1;
import io.helpdeskroi.testsupport.PostgresResource;
import io.helpdeskroi.testsupport.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/**
 * The mutations of G1 (KPI catalogue §7): what moves, what stays, what it is called, and that the past stays readable.
 */
@QuarkusTest
@QuarkusTestResource(value = PostgresResource.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = TestTokens.class, restrictToAnnotatedClass = false)
class GoldenG1MutationsHttpTest {

    private static final String ACCOUNT = """
            {"timezone":"%s","currency":"EUR",%s"settings":{"survey_expiry_d":14}}
            """;
    private static final String WITH_SCHEDULE = "\"default_schedule_id\":\"" + GoldenG1.SCHEDULE_ID + "\",";

    private final Metrics metrics;

    GoldenG1MutationsHttpTest(Metrics metrics) {
        this.metrics = metrics;
    }

    @BeforeEach
    void deliverG1() {
        metrics.clear();
        metrics.account(ACCOUNT.formatted("Europe/Berlin", WITH_SCHEDULE));
        deliverAt(at("06-09 00:00"), GoldenG1.facts());
    }

    private void deliverAt(Instant now, List<FactRecord> facts) {
        metrics.clock.set(now);
        for (var source : List.of(DESK, VOICE)) {
            metrics.deliver(source, now, facts.stream().filter(fact -> fact.id().source().equals(source.id())).toList());
        }
        metrics.drain();
    }

    private KpiValue week(String kpi, String... more) {
        String[] query = new String[more.length + 4];
        System.arraycopy(new String[] { "from", WEEK.from().toString(), "to", WEEK.to().toString() }, 0, query, 0, 4);
        System.arraycopy(more, 0, query, 4, more.length);
        return metrics.value(kpi, query);
    }

    private void ratio(String kpi, double num, double den, String... more) {
        KpiValue value = week(kpi, more);
        assertThat(List.of(value.num(), value.den())).as(kpi).containsExactly(num, den);
    }

    @Test
    void spamMarkTakesTheCaseOutOfEveryPeriod() {
        deliverAt(at("06-10 09:00"), GoldenG1.spamMarkOnI1());
        deliverAt(AS_OF, List.of());
        KpiValue received = week("interactions_received");
        assertThat(received.value()).isEqualTo(8);
        assertThat(received.state()).isEqualTo(ValueState.RESTATED);
        assertThat(received.revision()).isEqualTo(2);
        assertThat(received.cause()).isEqualTo("spam");
        ratio("csat", 1, 2);
        ratio("repeat_contact_rate", 0, 8);
        ratio("fcr_rate", 4, 6);

        KpiValue before = week("interactions_received", "as_of", at("06-10 08:00").toString());
        assertThat(before.value()).isEqualTo(9);
        assertThat(before.state()).isEqualTo(ValueState.FINAL);
        assertThat(before.revision()).isEqualTo(1);
        assertThat(before.cause()).isNull();
    }

    @Test
    void revisedRatingMovesTheValueNotThePopulation() {
        deliverAt(at("06-20 10:00"), GoldenG1.revisedRatingOfI3());
        KpiValue csat = week("csat");
        assertThat(List.of(csat.num(), csat.den())).containsExactly(1.0, 3.0);
        assertThat(csat.n()).isEqualTo(3);
        assertThat(csat.state()).isEqualTo(ValueState.RESTATED);
        assertThat(csat.cause()).isEqualTo("rating");
        ratio("csat", 2, 3, "as_of", at("06-20 09:00").toString());
    }

    @Test
    void reopeningWithoutSolveLeavesFullResolution() {
        deliverAt(at("06-20 09:00"), GoldenG1.reopeningOfI2());
        assertThat(week("full_resolution_time").n()).isEqualTo(3);
        assertThat(week("first_resolution_time").value()).isEqualTo(57_615);
        ratio("reopen_rate", 1, 7);
        ratio("resolution_rate", 8, 9);
        assertThat(week("first_resolution_time").state()).isEqualTo(ValueState.FINAL);
        assertThat(week("full_resolution_time").state()).isEqualTo(ValueState.RESTATED);
    }

    @Test
    void unmergeBringsTheCaseBack() {
        deliverAt(at("06-17 09:00"), GoldenG1.unmergeOfI8());
        KpiValue received = week("interactions_received");
        assertThat(received.value()).isEqualTo(10);
        assertThat(received.cause()).isEqualTo("merge");
        assertThat(week("interactions_received", "as_of", at("06-17 08:00").toString()).value()).isEqualTo(9);
    }

    @Test
    void withoutScheduleBusinessTimeIsUndefinedAndCalendarTimeStays() {
        metrics.clock.set(AS_OF);
        metrics.account(ACCOUNT.formatted("Europe/Berlin", ""));
        metrics.drain();
        KpiValue business = week("first_response_time", "clock", "b");
        assertThat(business.value()).isNull();
        assertThat(business.reason()).isEqualTo("no_schedule");
        assertThat(week("first_response_time").value()).isEqualTo(53_565);
        assertThat(week("full_resolution_time", "clock", "b").reason()).isEqualTo("no_schedule");
        assertThat(week("first_response_time", "clock", "b", "as_of", at("06-15 00:00").toString()).value())
                .isEqualTo(3_165);
    }

    @Test
    void anotherZoneMovesBucketsNotDurations() {
        metrics.clock.set(AS_OF);
        metrics.account(ACCOUNT.formatted("America/New_York", WITH_SCHEDULE));
        metrics.drain();
        assertThat(week("first_response_time").value()).isEqualTo(53_565);
        assertThat(week("first_response_time", "clock", "b").value()).isEqualTo(3_165);
        List<KpiValue> days = metrics.values("interactions_received", "from", "2025-05-26", "to", "2025-06-02",
                "granularity", "day");
        assertThat(days.get(0).period().from()).isEqualTo(Instant.parse("2025-05-26T04:00:00Z"));
        assertThat(days).extracting(KpiValue::value).containsExactly(5.0, 2.0, 2.0, 0.0, 0.0, 0.0, 0.0);
    }

    @Test
    void withoutTheVoiceSourceItsKpisAreUndefined() {
        metrics.clock.set(AS_OF);
        Metrics.as("admin").delete("/api/v1/sources/" + VOICE.id()).then().statusCode(204);
        metrics.drain();
        KpiValue level = week("service_level");
        assertThat(level.value()).isNull();
        assertThat(level.reason()).isEqualTo("source_not_connected");
        assertThat(week("contacts_offered").value()).isNull();
        assertThat(week("interactions_received").value()).isEqualTo(6);
        ratio("service_level", 1, 3, "as_of", at("06-15 00:00").toString());
    }
}
