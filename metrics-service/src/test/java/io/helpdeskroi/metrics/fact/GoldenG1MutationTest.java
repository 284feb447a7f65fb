package io.helpdeskroi.metrics.fact;

import static io.helpdeskroi.metrics.fact.GoldenG1Test.SETTINGS;
import static io.helpdeskroi.metrics.golden.GoldenG1.WEEK;
import static io.helpdeskroi.metrics.golden.GoldenG1.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.FactRecord;
import io.helpdeskroi.metrics.golden.DerivedWorld;
import io.helpdeskroi.metrics.golden.GoldenG1;
import io.helpdeskroi.metrics.golden.Selection;

/**
 * The mutations of G1 (KPI catalogue §7).
 */
class GoldenG1MutationTest {

    private static final Instant LATER = at("06-30 00:00");

    private static DerivedWorld after(List<FactRecord> mutation) {
        List<FactRecord> facts = new ArrayList<>(GoldenG1.facts());
        facts.addAll(mutation);
        return new DerivedWorld(facts, SETTINGS);
    }

    private static Selection kind(DerivedWorld world, Kind kind, String... params) {
        return Selection.of(world.observations(), kind, WEEK, LATER, params);
    }

    @Test
    void shuffledAndRepeatedDeliveryChangesNothing() {
        DerivedWorld plain = new DerivedWorld(GoldenG1.facts(), SETTINGS);
        for (int seed = 0; seed < 20; seed++) {
            List<FactRecord> facts = new ArrayList<>(GoldenG1.facts());
            facts.addAll(GoldenG1.facts());
            Collections.shuffle(facts, new Random(seed));
            DerivedWorld shuffled = new DerivedWorld(facts, SETTINGS);
            assertThat(new HashSet<>(shuffled.observations())).isEqualTo(new HashSet<>(plain.observations()));
            assertThat(shuffled.observations()).hasSameSizeAs(plain.observations());
        }
    }

    @Test
    void spamMarkTakesTheCaseOutOfEveryPeriod() {
        DerivedWorld world = after(GoldenG1.spamMarkOnI1());
        assertThat(kind(world, Kind.RECEIVED).inbound().count()).isEqualTo(8);
        assertThat(kind(world, Kind.CSAT).ratio()).isEqualTo("1/2");
        assertThat(kind(world, Kind.REPEAT_CONTACT).ratio()).isEqualTo("0/8");
        assertThat(kind(world, Kind.FIRST_CONTACT_RESOLUTION).ratio()).isEqualTo("4/6");
        FactId i1 = FactId.of(GoldenG1.DESK.id(), Entity.INTERACTION, "I1");
        assertThat(world.observations()).noneMatch(row -> row.interactionId().equals(i1));
        assertThat(world.interaction(i1).exclusion()).isEqualTo("spam");
    }

    @Test
    void revisedRatingMovesTheValueNotThePopulation() {
        DerivedWorld world = after(GoldenG1.revisedRatingOfI3());
        assertThat(kind(world, Kind.CSAT).ratio()).isEqualTo("1/3");
    }

    @Test
    void reopeningWithoutSolveLeavesFullResolution() {
        DerivedWorld world = after(GoldenG1.reopeningOfI2());
        assertThat(kind(world, Kind.FULL_RESOLUTION).inbound().code("human").calendar().seconds()).containsExactly(1_200, 1_860,
                159_300);
        assertThat(kind(world, Kind.FIRST_RESOLUTION).inbound().code("human").calendar().mean()).isEqualTo(57_615);
        assertThat(kind(world, Kind.REOPEN).inbound().ratio()).isEqualTo("1/7");
        assertThat(kind(world, Kind.RESOLVED_AT).inbound().ratio()).isEqualTo("8/9");
    }

    @Test
    void unmergeBringsTheCaseBack() {
        DerivedWorld world = after(GoldenG1.unmergeOfI8());
        assertThat(kind(world, Kind.RECEIVED).inbound().count()).isEqualTo(10);
    }

    @Test
    void withoutScheduleBusinessTimeIsNullAndCalendarTimeStays() {
        DerivedWorld world = new DerivedWorld(GoldenG1.facts(), AccountSettings.defaults());
        Selection first = kind(world, Kind.FIRST_RESPONSE);
        assertThat(first.business().n()).isZero();
        assertThat(first.rows()).extracting(Observation::reason).containsOnly("no_schedule");
        assertThat(first.calendar().mean()).isEqualTo(53_565);
        assertThat(kind(world, Kind.FULL_RESOLUTION).inbound().code("human").calendar().mean()).isEqualTo(78_405);
        assertThat(kind(world, Kind.RESOLVED_AT, "clock", "b").count()).isZero();
        assertThat(kind(world, Kind.RESOLVED_AT).inbound().ratio()).isEqualTo("8/9");
    }

    @Test
    void withoutTheVoiceSourceThereAreNoQueueEntries() {
        List<FactRecord> facts = new ArrayList<>(GoldenG1.facts());
        facts.removeIf(fact -> fact.id().source().equals(GoldenG1.VOICE.id()));
        DerivedWorld world = new DerivedWorld(facts, SETTINGS);
        assertThat(kind(world, Kind.CONTACT).count()).isZero();
        assertThat(kind(world, Kind.RECEIVED).inbound().count()).isEqualTo(6);
    }
}
