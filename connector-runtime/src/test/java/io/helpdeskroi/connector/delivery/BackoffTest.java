package io.helpdeskroi.connector.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LongSummaryStatistics;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

    @Test
    void doublesItsBoundUpToTheLimit() {
        assertThat(IntStream.of(1, 2, 3, 6, 7, 8, 100).mapToObj(backoff::bound)).containsExactly(Duration.ofMillis(500),
                Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(16), Duration.ofSeconds(30),
                Duration.ofSeconds(30), Duration.ofSeconds(30));
    }

    @Test
    void spreadsItsPausesFromZeroToTheBound() {
        Random random = new Random(7);
        LongSummaryStatistics pauses = IntStream.range(0, 10_000).mapToLong(i -> backoff.pause(3, random).toMillis())
                .summaryStatistics();
        assertThat(pauses.getMin()).isBetween(0L, 10L);
        assertThat(pauses.getMax()).isBetween(1_990L, 2_000L);
        assertThat(pauses.getAverage()).isBetween(970.0, 1_030.0);
    }
}
