package io.helpdeskroi.metrics.http;

import static io.helpdeskroi.metrics.golden.GoldenG1.AS_OF;
import static io.helpdeskroi.metrics.golden.GoldenG1.DESK;
import static io.helpdeskroi.metrics.golden.GoldenG1.VOICE;
import static io.helpdeskroi.metrics.golden.GoldenG1.WEEK;
import static io.helpdeskroi.metrics.golden.GoldenG1.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.helpdeskroi.contract.Event;
import io.helpdeskroi.contract.FactRecord;
import io.helpdeskroi.contract.KpiValue;
import io.helpdeskroi.contract.Survey;
import io.helpdeskroi.contract.ValueState;
import io.helpdeskroi.metrics.golden.GoldenG1;
import io.helpdeskroi.testsupport.PostgresResource;
import io.helpdeskroi.testsupport.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/**
 * The golden fixture G1 (KPI catalogue §7) delivered over HTTP as it would have happened, and its answers as printed.
 */
@QuarkusTest
@QuarkusTestResource(value = PostgresResource.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = TestTokens.class, restrictToAnnotatedClass = false)
class GoldenG1HttpTest {

    private final Metrics metrics;

    GoldenG1HttpTest(Metrics metrics) {
        this.metrics = metrics;
    }

    @BeforeEach
    void liveThroughTheWeek() {
        metrics.clear();
        metrics.account("""
                {"timezone":"Europe/Berlin","currency":"EUR","default_schedule_id":"%s","settings":{"survey_expiry_d":14}}
                """.formatted(GoldenG1.SCHEDULE_ID));
        deliverAt(WEEK.to(), facts(GoldenG1.facts(), WEEK.to()));
        deliverAt(at("06-09 00:00"), GoldenG1.facts());
        deliverAt(AS_OF, List.of());
    }

    /** What had happened before the instant. */
    private static List<FactRecord> facts(List<FactRecord> all, Instant before) {
        return all.stream().filter(record -> !(record.fact() instanceof Event event && !event.occurredAt().isBefore(before))
                && !(record.fact() instanceof Survey survey && !survey.offeredAt().isBefore(before))).toList();
    }

    private void deliverAt(Instant now, List<FactRecord> facts) {
        metrics.clock.set(now);
        for (var source : List.of(DESK, VOICE)) {
            metrics.deliver(source, now, facts.stream().filter(fact -> fact.id().source().equals(source.id())).toList());
        }
        metrics.drain();
    }

    private KpiValue week(String kpi, String... query) {
        return metrics.value(kpi, Stream.concat(Stream.of("from", WEEK.from().toString(), "to", WEEK.to().toString()),
                Arrays.stream(query)).toArray(String[]::new));
    }

    private void ratio(String kpi, int num, int den, String... query) {
        KpiValue value = week(kpi, query);
        assertThat(List.of(value.num(), value.den())).as(kpi).containsExactly((double) num, (double) den);
        assertThat(value.value()).isCloseTo(num / (double) den, within(1e-9));
    }

    private void count(String kpi, int expected, String... query) {
        assertThat(week(kpi, query).value()).as(kpi).isEqualTo(expected);
    }

    private void mean(String kpi, double expected, String... query) {
        assertThat(week(kpi, query).value()).as(kpi).isCloseTo(expected, within(0.05));
    }

    @Test
    void volumeAndFlow() {
        count("interactions_received", 9);
        assertThat(week("interactions_received").state()).isEqualTo(ValueState.FINAL);
        count("customers_contacting", 8);
        count("resolution_events", 8);
        count("interactions_resolved", 7);
        count("customers_served", 6);
        ratio("clearance_rate", 7, 9);
        count("backlog_open", 1);
        assertThat(week("backlog_age").value()).isEqualTo(399_600);
        ratio("reopen_rate", 1, 7);
        assertThat(week("reopen_rate").ciLow()).isCloseTo(0.026, within(0.0005));
        assertThat(week("reopen_rate").ciHigh()).isCloseTo(0.513, within(0.0005));
        ratio("repeat_contact_rate", 1, 9);
        ratio("transfer_rate", 1, 2, "filter", "channel:voice");
        assertThat(week("interactions_received").ciMethod()).isEqualTo("garwood");
        assertThat(week("interactions_received").ciLow()).isCloseTo(4.12, within(0.005));
    }

    @Test
    void firstResponse() {
        KpiValue calendar = week("first_response_time");
        assertThat(calendar.n()).isEqualTo(4);
        assertThat(calendar.value()).isEqualTo(53_565);
        assertThat(calendar.quantiles()).containsEntry("min", 60.0).containsEntry("median", 31_500.0)
                .containsEntry("p90", 124_200.0).containsEntry("p95", 137_700.0).containsEntry("max", 151_200.0);
        assertThat(calendar.notes()).contains("low_n");
        KpiValue business = week("first_response_time", "clock", "b");
        assertThat(business.params()).containsEntry("clock", "b");
        assertThat(business.value()).isEqualTo(3_165);
        assertThat(business.quantiles()).containsEntry("median", 2_700.0).containsEntry("p90", 6_120.0);
    }

    @Test
    void firstResponseAsACohortSeenAtTheEndOfTheWeek() {
        KpiValue cohort = week("first_response_time", "param", "by:created", "as_of", WEEK.to().toString());
        assertThat(cohort.n()).isEqualTo(5);
        assertThat(cohort.quantiles()).containsEntry("median", 61_200.0);
        assertThat(cohort.value()).isNull();
        assertThat(cohort.reason()).isEqualTo("immature");
        assertThat(cohort.state()).isEqualTo(ValueState.PROVISIONAL);
    }

    @Test
    void firstResponseOfTheNextWeek() {
        String[] next = { "from", "2025-06-02", "to", "2025-06-09" };
        assertThat(metrics.value("first_response_time", next).value()).isEqualTo(433_800);
        assertThat(metrics.value("first_response_time", Stream.concat(Stream.of(next), Stream.of("clock", "b"))
                .toArray(String[]::new)).value()).isEqualTo(59_400);
    }

    @Test
    void everyResponse() {
        KpiValue calendar = week("average_response_time");
        assertThat(calendar.n()).isEqualTo(8);
        assertThat(calendar.sum()).isEqualTo(220_860);
        assertThat(calendar.value()).isEqualTo(27_607.5);
        assertThat(calendar.quantiles()).containsEntry("median", 1_800.0);
        KpiValue business = week("average_response_time", "clock", "b");
        assertThat(business.sum()).isEqualTo(19_260);
        assertThat(business.value()).isEqualTo(2_407.5);
        assertThat(business.quantiles()).containsEntry("median", 1_800.0);
        mean("next_response_time", 1_300);
        ratio("response_rate", 5, 5, "param", "unit:interaction");
        KpiValue then = week("response_rate", "param", "unit:interaction", "as_of", WEEK.to().toString());
        assertThat(List.of(then.num(), then.den())).containsExactly(4.0, 5.0);
        assertThat(then.state()).isEqualTo(ValueState.PROVISIONAL);
        assertThat(then.ciLow()).isCloseTo(0.376, within(0.0005));
        assertThat(then.ciHigh()).isCloseTo(0.964, within(0.0005));
    }

    @Test
    void resolution() {
        KpiValue first = week("first_resolution_time");
        assertThat(first.n()).isEqualTo(4);
        assertThat(first.value()).isEqualTo(57_615);
        assertThat(first.quantiles()).containsEntry("median", 34_980.0);
        mean("first_resolution_time", 7_215, "clock", "b");
        KpiValue full = week("full_resolution_time");
        assertThat(full.value()).isEqualTo(78_405);
        assertThat(full.quantiles()).containsEntry("median", 76_560.0);
        mean("full_resolution_time", 13_605, "clock", "b");
        ratio("resolution_rate", 8, 9);
        ratio("resolution_rate", 4, 4, "filter", "channel:email");
        ratio("one_touch_rate", 1, 3, "filter", "channel:email");
        mean("contacts_per_episode", 10 / 6.0);
        assertThat(week("contacts_per_episode").quantiles()).containsEntry("median", 1.0);
        ratio("fcr_rate", 4, 6);
        assertThat(week("fcr_rate").ciLow()).isCloseTo(0.300, within(0.0005));
        ratio("fcr_rate", 3, 6, "param", "transfers:disallow");
    }

    @Test
    void serviceLevels() {
        ratio("sla_attainment_rate", 4, 5, "param", "metric:first_reply");
        count("sla_breaches", 1);
        List<KpiValue> days = metrics.values("sla_breaches", "from", WEEK.from().toString(), "to", WEEK.to().toString(),
                "granularity", "day");
        assertThat(days).extracting(KpiValue::value).containsExactly(0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0);
        ratio("service_level", 1, 3);
        ratio("service_level", 2, 4, "param", "legs:all");
        ratio("abandonment_rate", 1, 3);
        count("contacts_offered", 4);
        count("contacts_answered", 2);
        count("contacts_abandoned", 1);
        count("contacts_short_abandoned", 1);
    }

    @Test
    void queueAndHandling() {
        mean("average_speed_of_answer", 25);
        mean("average_speed_of_answer", 20, "param", "legs:all");
        mean("queue_wait_time", 33.3);
        mean("time_to_abandon", 50);
        mean("average_handle_time", 402.5);
        mean("average_handle_time", 268.3, "param", "per:leg");
        mean("call_hold_time", 30);
        mean("call_hold_time", 60, "param", "per:held");
    }

    @Test
    void customerVoiceAndAutomation() {
        ratio("csat", 2, 3);
        assertThat(week("csat").ciLow()).isCloseTo(0.208, within(0.0005));
        assertThat(week("csat").ciHigh()).isCloseTo(0.939, within(0.0005));
        assertThat(week("csat_mean").value()).isCloseTo(3.667, within(0.0005));
        ratio("dsat_rate", 1, 3);
        ratio("survey_response_rate", 3, 4);
        count("surveys_offered", 4);
        ratio("containment_rate", 1, 2);
        ratio("bot_resolution_rate", 1, 2);
        ratio("bot_handoff_rate", 1, 2);
    }

    @Test
    void casesOneByOne() {
        assertThat(seconds("unsolved_time", "I2")).isEqualTo(69_960);
        assertThat(seconds("total_response_wait", "I2")).isEqualTo(64_200);
        assertThat(seconds("requester_wait_time", "I6")).isEqualTo(152_100);
        assertThat(seconds("requester_wait_time", "I6", "clock", "b")).isEqualTo(8_100);
    }

    private double seconds(String kpi, String interaction, String... query) {
        var request = Metrics.as("analyst").queryParam("from", WEEK.from().toString()).queryParam("to", WEEK.to().toString());
        for (int index = 0; index < query.length; index += 2) {
            request.queryParam(query[index], query[index + 1]);
        }
        return request.get("/api/v1/kpis/" + kpi + "/records").then().statusCode(200).extract().jsonPath()
                .getDouble("records.find { it.interaction_id == '" + DESK.id() + "/interaction/" + interaction + "' }.seconds");
    }

    @Test
    void repeatedDeliveryInAnyOrderChangesNothing() {
        List<String> before = metrics.observations();
        long rows = metrics.count("observation");
        List<FactRecord> shuffled = new ArrayList<>(GoldenG1.facts());
        Collections.shuffle(shuffled, new Random(7));
        deliverAt(at("06-17 00:00"), shuffled);
        assertThat(metrics.observations()).isEqualTo(before);
        assertThat(metrics.count("observation")).isEqualTo(rows);
    }
}
