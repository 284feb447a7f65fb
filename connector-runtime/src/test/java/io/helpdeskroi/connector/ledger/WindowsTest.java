package io.helpdeskroi.connector.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.helpdeskroi.contract.Period;

class WindowsTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void cutsAStretchIntoMonths() {
        assertThat(Windows.months(at("2025-12-15T10:00:00Z"), at("2026-02-03T00:00:00Z"))).containsExactly(
                window("2025-12-15T10:00:00Z", "2026-01-01T00:00:00Z"),
                window("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z"),
                window("2026-02-01T00:00:00Z", "2026-02-03T00:00:00Z"));
        assertThat(Windows.months(at("2026-02-03T00:00:00Z"), at("2026-02-03T00:00:00Z"))).isEmpty();
    }

    @Test
    void goesNoFinerThanTheGrain() {
        Period day = window("2026-02-03T00:00:00Z", "2026-02-04T00:00:00Z");
        assertThat(Windows.within(day, HOUR)).hasSize(24);
        assertThat(Windows.within(day, Duration.ofDays(1))).isEmpty();
        assertThat(Windows.within(window("2026-02-03T04:00:00Z", "2026-02-03T05:00:00Z"), HOUR)).isEmpty();
        assertThat(Windows.within(window("2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z"), Duration.ofDays(1))).hasSize(28);
    }

    @Test
    void leavesNoGapAndNoOverlapWhateverIsCut() {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            Instant from = Instant.ofEpochSecond(1_600_000_000L + random.nextInt(100_000_000));
            Instant to = from.plusSeconds(1 + random.nextInt(20_000_000));
            for (Period month : covers(Windows.months(from, to), from, to)) {
                for (Period day : coversIfAny(Windows.within(month, HOUR), month)) {
                    coversIfAny(Windows.within(day, HOUR), day);
                }
            }
        }
    }

    @Test
    void roundsToTheGrain() {
        assertThat(Windows.ceiling(at("2026-02-03T04:00:01Z"), HOUR)).isEqualTo(at("2026-02-03T05:00:00Z"));
        assertThat(Windows.ceiling(at("2026-02-03T04:00:00Z"), HOUR)).isEqualTo(at("2026-02-03T04:00:00Z"));
        assertThat(Windows.floor(at("2026-02-03T04:59:59Z"), HOUR)).isEqualTo(at("2026-02-03T04:00:00Z"));
        assertThat(Windows.ceiling(at("1969-12-31T23:30:00Z"), HOUR)).isEqualTo(at("1970-01-01T00:00:00Z"));
    }

    private static List<Period> coversIfAny(List<Period> windows, Period whole) {
        return windows.isEmpty() ? windows : covers(windows, whole.from(), whole.to());
    }

    private static List<Period> covers(List<Period> windows, Instant from, Instant to) {
        assertThat(windows.get(0).from()).isEqualTo(from);
        assertThat(windows.get(windows.size() - 1).to()).isEqualTo(to);
        for (int i = 1; i < windows.size(); i++) {
            assertThat(windows.get(i).from()).isEqualTo(windows.get(i - 1).to());
        }
        return windows;
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }

    private static Period window(String from, String to) {
        return new Period(at(from), at(to));
    }
}
