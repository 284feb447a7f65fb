package io.helpdeskroi.connector.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.helpdeskroi.connector.spi.Cursor;
import io.helpdeskroi.contract.Period;

class RecentRateTest {

    private static final Instant NOW = Instant.parse("2026-05-05T12:00:00Z");
    private static final Period RANGE = new Period(Instant.parse("2025-01-01T00:00:00Z"),
            Instant.parse("2025-01-05T00:00:00Z"));

    @Test
    void isThatOfTheFirstPageAtFirst() {
        RecentRate rate = new RecentRate(Optional.empty(), NOW).plus(100, NOW.plusSeconds(4));
        assertThat(rate.perSecond()).contains(25.0);
    }

    @Test
    void forgetsHowItWasLongAgo() {
        RecentRate rate = new RecentRate(Optional.of(100.0), NOW);
        for (int second = 10; second <= 1_200; second += 10) {
            rate = rate.plus(20, NOW.plusSeconds(second));
        }
        assertThat(rate.perSecond().orElseThrow()).isCloseTo(2, within(0.1));
    }

    @Test
    void standsAgainstOnePageAtOnce() {
        RecentRate rate = new RecentRate(Optional.of(10.0), NOW).plus(1_000, NOW);
        assertThat(rate.perSecond().orElseThrow()).isBetween(10.0, 20.0);
    }

    @Test
    void tellsWhenABackfillWillEndByTheRowsExpected() {
        assertThat(running(Optional.of(1_000L), Optional.empty(), Optional.of(10.0)).etaSeconds()).contains(60L);
    }

    @Test
    void tellsItByTheTimeCoveredWhereNobodyCountedOrTooFew() {
        Instant quarter = Instant.parse("2025-01-02T00:00:00Z");
        assertThat(running(Optional.empty(), Optional.of(quarter), Optional.of(10.0)).etaSeconds()).contains(120L);
        assertThat(running(Optional.of(400L), Optional.of(quarter), Optional.of(10.0)).etaSeconds()).contains(120L);
    }

    @Test
    void tellsNothingItCannotKnow() {
        assertThat(running(Optional.empty(), Optional.empty(), Optional.of(10.0)).etaSeconds()).isEmpty();
        assertThat(running(Optional.of(1_000L), Optional.empty(), Optional.empty()).etaSeconds()).isEmpty();
        assertThat(running(Optional.of(1_000L), Optional.empty(), Optional.of(0.0)).etaSeconds()).isEmpty();
        assertThat(at(BackfillState.WAITING, Optional.of(1_000L), Optional.empty(), Optional.of(10.0)).etaSeconds()).isEmpty();
    }

    private static BackfillStream running(Optional<Long> expected, Optional<Instant> covered, Optional<Double> rate) {
        return at(BackfillState.RUNNING, expected, covered, rate);
    }

    private static BackfillStream at(BackfillState state, Optional<Long> expected, Optional<Instant> covered,
            Optional<Double> rate) {
        return new BackfillStream(1, BackfillKind.BACKFILL, RANGE, "cases", state, Optional.of(new Cursor("x")),
                Optional.empty(), 0, new BackfillStream.Counts(4, 400, 400, 0, 0, 0, 0, 0), expected, covered,
                Optional.empty(), rate, Optional.empty(), NOW);
    }
}
