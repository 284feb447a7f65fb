package io.helpdeskroi.metrics.fact;

import static io.helpdeskroi.metrics.golden.GoldenG1.AS_OF;
import static io.helpdeskroi.metrics.golden.GoldenG1.WEEK;
import static io.helpdeskroi.metrics.golden.GoldenG1.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

import io.helpdeskroi.contract.Period;
import io.helpdeskroi.metrics.golden.DerivedWorld;
import io.helpdeskroi.metrics.golden.GoldenG1;
import io.helpdeskroi.metrics.golden.Selection;

/**
 * The answers of the KPI catalogue §7, as printed there.
 */
class GoldenG1Test {

    static final AccountSettings SETTINGS = AccountSettings.defaults().withDefaultSchedule(GoldenG1.SCHEDULE_ID)
            .withSurveyExpiry(GoldenG1.SURVEY_EXPIRY);

    private final DerivedWorld world = new DerivedWorld(GoldenG1.facts(), SETTINGS);

    private Selection kind(Kind kind, String... params) {
        return Selection.of(world.observations(), kind, WEEK, AS_OF, params);
    }

    private static double[] sorted(double... values) {
        Arrays.sort(values);
        return values;
    }

    @Test
    void volume() {
        assertThat(kind(Kind.RECEIVED).inbound().count()).isEqualTo(9);
        assertThat(kind(Kind.RECEIVED).inbound().customers()).isEqualTo(8);
        Selection solves = kind(Kind.SOLVE).inbound();
        assertThat(solves.count()).isEqualTo(8);
        assertThat(solves.interactions()).isEqualTo(7);
        assertThat(solves.customers()).isEqualTo(6);
        assertThat(kind(Kind.REPEAT_CONTACT).ratio()).isEqualTo("1/9");
        assertThat(kind(Kind.REOPEN).inbound().ratio()).isEqualTo("1/7");
    }

    @Test
    void backlogAtTheEndOfTheWeek() {
        Instant end = WEEK.to();
        Selection open = kind(Kind.UNSOLVED).inbound()
                .where(row -> row.at().isBefore(end) && (row.until() == null || !row.until().isBefore(end)));
        assertThat(open.rows()).extracting(row -> row.interactionId().externalId()).containsExactly("I7");
        Instant created = open.rows().get(0).start();
        assertThat(Duration.between(created, end).toSeconds()).isEqualTo(399_600);
        assertThat(world.schedule(GoldenG1.SCHEDULE_ID).orElseThrow().elapsedMs(created, end)).isEqualTo(57_600_000);
    }

    @Test
    void firstResponse() {
        Selection.Durations calendar = kind(Kind.FIRST_RESPONSE).calendar();
        assertThat(calendar.seconds()).containsExactly(60, 1_800, 61_200, 151_200);
        assertThat(calendar.mean()).isEqualTo(53_565);
        assertThat(calendar.median()).isEqualTo(31_500);
        assertThat(calendar.quantile(0.9)).isCloseTo(124_200, within(1e-6));
        assertThat(calendar.quantile(0.95)).isCloseTo(137_700, within(1e-6));
        Selection.Durations business = kind(Kind.FIRST_RESPONSE).business();
        assertThat(business.seconds()).containsExactly(60, 1_800, 3_600, 7_200);
        assertThat(business.mean()).isEqualTo(3_165);
        assertThat(business.median()).isEqualTo(2_700);
        assertThat(business.quantile(0.9)).isCloseTo(6_120, within(1e-6));
    }

    @Test
    void firstResponseAsACohortAndInTheNextWeek() {
        var cohort = kind(Kind.FIRST_RESPONSE_COHORT).cohort(at("06-02 00:00"));
        assertThat(cohort.size()).isEqualTo(5);
        assertThat(cohort.quantile(0.5)).hasValue(61_200);
        Selection next = Selection.of(world.observations(), Kind.FIRST_RESPONSE,
                new Period(WEEK.to(), WEEK.to().plus(Duration.ofDays(7))), AS_OF);
        assertThat(next.calendar().seconds()).containsExactly(433_800);
        assertThat(next.business().seconds()).containsExactly(59_400);
    }

    @Test
    void everyResponse() {
        Selection.Durations calendar = kind(Kind.RESPONSE).calendar();
        assertThat(calendar.n()).isEqualTo(8);
        assertThat(calendar.sum()).isEqualTo(220_860);
        assertThat(calendar.mean()).isEqualTo(27_607.5);
        assertThat(calendar.median()).isEqualTo(1_800);
        Selection.Durations business = kind(Kind.RESPONSE).business();
        assertThat(business.sum()).isEqualTo(19_260);
        assertThat(business.mean()).isEqualTo(2_407.5);
        assertThat(business.median()).isEqualTo(1_800);
        assertThat(kind(Kind.RESPONSE).code("next").calendar().seconds()).containsExactly(900, 1_200, 1_800);
        assertThat(one(Kind.TOTAL_RESPONSE_WAIT, "I2").calendarMs()).isEqualTo(64_200_000);
        Selection firstTurns = kind(Kind.TURN_ANSWERED).inbound().code("first");
        assertThat(firstTurns.ratio()).isEqualTo("5/5");
        assertThat(firstTurns.where(row -> !row.until().isAfter(WEEK.to())).count()).isEqualTo(4);
    }

    @Test
    void resolution() {
        Selection first = kind(Kind.FIRST_RESOLUTION).inbound().code("human");
        assertThat(first.calendar().seconds()).containsExactly(sorted(1_860, 68_100, 1_200, 159_300));
        assertThat(first.calendar().mean()).isEqualTo(57_615);
        assertThat(first.calendar().median()).isEqualTo(34_980);
        assertThat(first.business().mean()).isEqualTo(7_215);
        Selection full = kind(Kind.FULL_RESOLUTION).inbound().code("human");
        assertThat(full.calendar().mean()).isEqualTo(78_405);
        assertThat(full.calendar().median()).isEqualTo(76_560);
        assertThat(full.business().mean()).isEqualTo(13_605);
        assertThat(one(Kind.UNSOLVED_TIME, "I2").calendarMs()).isEqualTo(69_960_000);
        assertThat(one(Kind.REQUESTER_WAIT, "I6").calendarMs()).isEqualTo(152_100_000);
        assertThat(one(Kind.REQUESTER_WAIT, "I6").businessMs()).isEqualTo(8_100_000);
        assertThat(one(Kind.AGENT_WORK, "I6").calendarMs()).isEqualTo(152_100_000);
        assertThat(one(Kind.AGENT_WAIT, "I6").calendarMs()).isEqualTo(7_200_000);
        assertThat(one(Kind.ON_HOLD, "I6").calendarMs()).isZero();
        assertThat(one(Kind.REPLIES, "I2").num()).isEqualTo(3);
    }

    @Test
    void resolutionRatesAndEpisodes() {
        assertThat(kind(Kind.RESOLVED_AT).inbound().ratio()).isEqualTo("8/9");
        assertThat(kind(Kind.RESOLVED_AT).inbound().slice("channel", "email").ratio()).isEqualTo("4/4");
        assertThat(kind(Kind.ONE_TOUCH).inbound().slice("channel", "email").ratio()).isEqualTo("1/3");
        Selection fcr = kind(Kind.FIRST_CONTACT_RESOLUTION);
        assertThat(fcr.ratio()).isEqualTo("4/6");
        assertThat(fcr.where(row -> row.num() == 1).rows()).extracting(row -> row.interactionId().externalId())
                .containsExactlyInAnyOrder("I3", "I7", "V1", "V4");
        assertThat(kind(Kind.FIRST_CONTACT_RESOLUTION, "transfers", "disallow").ratio()).isEqualTo("3/6");
        Selection contacts = kind(Kind.EPISODE_CONTACTS);
        assertThat(contacts.rows()).extracting(Observation::num).containsExactlyInAnyOrder(3.0, 3.0, 1.0, 1.0, 1.0, 1.0);
        assertThat(contacts.mean()).isCloseTo(10 / 6.0, within(1e-12));
    }

    @Test
    void serviceLevels() {
        Selection sla = kind(Kind.SLA).code("first_reply");
        assertThat(sla.ratio()).isEqualTo("4/5");
        assertThat(sla.where(row -> row.num() == 0).rows()).extracting(Observation::at).containsExactly(at("05-28 13:00"));
        assertThat(kind(Kind.CONTACT).ratio()).isEqualTo("1/3");
        assertThat(kind(Kind.CONTACT, "legs", "all").ratio()).isEqualTo("2/4");
        assertThat(kind(Kind.CONTACT).count()).isEqualTo(4);
        assertThat(kind(Kind.CONTACT).code("answered").count()).isEqualTo(2);
        assertThat(kind(Kind.CONTACT).code("abandoned").count()).isEqualTo(1);
        assertThat(kind(Kind.CONTACT).code("short_abandoned").count()).isEqualTo(1);
    }

    @Test
    void queueAndHandling() {
        assertThat(kind(Kind.QUEUE_WAIT).code("answered").calendar().mean()).isEqualTo(25);
        assertThat(kind(Kind.QUEUE_WAIT, "legs", "all").code("answered").calendar().mean()).isEqualTo(20);
        assertThat(kind(Kind.QUEUE_WAIT).code("answered", "abandoned", "missed").calendar().mean())
                .isCloseTo(33.333, within(0.001));
        assertThat(kind(Kind.QUEUE_WAIT).code("abandoned").calendar().mean()).isEqualTo(50);
        assertThat(kind(Kind.HANDLE).code("legs").calendar().mean()).isEqualTo(402.5);
        assertThat(kind(Kind.HANDLE, "per", "leg").code("legs").calendar().mean()).isCloseTo(268.333, within(0.001));
        assertThat(kind(Kind.HOLD).calendar().mean()).isEqualTo(30);
        assertThat(kind(Kind.HOLD).where(row -> row.num() == 1).calendar().mean()).isEqualTo(60);
        assertThat(kind(Kind.TRANSFER).slice("channel", "voice").ratio()).isEqualTo("1/2");
    }

    @Test
    void customerVoiceAndAutomation() {
        assertThat(kind(Kind.CSAT).ratio()).isEqualTo("2/3");
        assertThat(kind(Kind.CSAT_SCORE).mean()).isCloseTo(3.667, within(0.001));
        assertThat(kind(Kind.DSAT).ratio()).isEqualTo("1/3");
        assertThat(kind(Kind.SURVEY_OFFER).code("csat").ratio()).isEqualTo("3/4");
        assertThat(kind(Kind.CONTAINMENT).ratio()).isEqualTo("1/2");
        assertThat(kind(Kind.BOT_RESOLUTION).ratio()).isEqualTo("1/2");
        assertThat(kind(Kind.BOT_HANDOFF).ratio()).isEqualTo("1/2");
    }

    private Observation one(Kind kind, String externalId) {
        var rows = kind(kind).where(row -> row.interactionId().externalId().equals(externalId)).rows();
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }
}
