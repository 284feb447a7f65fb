package io.helpdeskroi.connector.poll;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PollSchedulerTest {

    private static final Duration LEASE = Duration.ofSeconds(18);

    @ParameterizedTest
    @ValueSource(longs = { 6_000, 18_000, 0, -1 })
    void refusesAHeartbeatThatLosesLeases(long millis) {
        assertThatIllegalStateException().isThrownBy(() -> PollScheduler.requireTimely(Duration.ofMillis(millis), LEASE))
                .withMessageContaining("helpdeskroi.connector.poll.heartbeat is " + Duration.ofMillis(millis))
                .withMessageContaining("helpdeskroi.connector.lease.duration, which is PT18S");
    }

    /** The scheduler looks once a second only. */
    @Test
    void refusesALeaseThatIsShorterThanThreeLooks() {
        assertThatIllegalStateException()
                .isThrownBy(() -> PollScheduler.requireTimely(Duration.ofMillis(500), Duration.ofSeconds(3)));
    }

    @Test
    void takesOneThatLeavesTimeForTwoMore() {
        assertThatCode(() -> PollScheduler.requireTimely(Duration.ofMillis(5_999), LEASE)).doesNotThrowAnyException();
    }
}
