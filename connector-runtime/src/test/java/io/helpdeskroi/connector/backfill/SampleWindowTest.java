package io.helpdeskroi.connector.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.helpdeskroi.contract.Period;

class SampleWindowTest {

    private static final Instant FROM = Instant.parse("2025-01-01T00:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-05-05");

    @Test
    void isTheSameForAConnectionAndADay() {
        Instant to = FROM.plus(Duration.ofDays(400));
        assertThat(SampleWindow.of("acme", DAY, FROM, to)).isEqualTo(SampleWindow.of("acme", DAY, FROM, to))
                .isNotEqualTo(SampleWindow.of("acme", DAY.plusDays(1), FROM, to))
                .isNotEqualTo(SampleWindow.of("other", DAY, FROM, to));
    }

    @Test
    void isAThirtiethOfWhatIsCoveredAndLiesWithinIt() {
        Instant to = FROM.plus(Duration.ofDays(300));
        IntStream.range(0, 200).mapToObj(day -> SampleWindow.of("acme", DAY.plusDays(day), FROM, to).orElseThrow())
                .forEach(window -> {
                    assertThat(Duration.between(window.from(), window.to())).isEqualTo(Duration.ofDays(10));
                    assertThat(window.from()).isAfterOrEqualTo(FROM);
                    assertThat(window.to()).isBeforeOrEqualTo(to);
                });
    }

    @Test
    void reachesEveryPartOfThePastInTime() {
        Instant to = FROM.plus(Duration.ofDays(30));
        assertThat(IntStream.range(0, 600).mapToObj(day -> SampleWindow.of("acme", DAY.plusDays(day), FROM, to).orElseThrow())
                .map(window -> Duration.between(FROM, window.from()).toDays()).distinct()).hasSize(29);
    }

    @Test
    void takesAllOfAShortPastAndNothingOfNone() {
        Instant to = FROM.plus(Duration.ofHours(5));
        assertThat(SampleWindow.of("acme", DAY, FROM, to)).contains(new Period(FROM, to));
        assertThat(SampleWindow.of("acme", DAY, FROM, FROM)).isEmpty();
        assertThat(SampleWindow.of("acme", DAY, FROM, FROM.minusSeconds(9))).isEmpty();
    }
}
