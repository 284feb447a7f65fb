package io.helpdeskroi.connector.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

class RunSignalTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final RunSignal signal = new RunSignal(Duration.ofNanos(10), nanos::get);

    @Test
    void endsAPauseAtOnceWhenStopped() {
        signal.stop();
        assertThat(signal.pause(Duration.ofDays(1))).isFalse();
        assertThat(signal.isLost()).isFalse();
    }

    @Test
    void pausesFully() {
        assertThat(signal.pause(Duration.ofMillis(1))).isTrue();
    }

    @Test
    void pausesNoLongerThanTheRunHasTime() {
        assertThat(signal.pauseWithinRun(Duration.ofNanos(1))).isTrue();
        nanos.addAndGet(10);
        assertThat(signal.pauseWithinRun(Duration.ofDays(1))).isFalse();
    }

    @Test
    void isOverAfterItsTimeAlsoWhenTheCounterWraps() {
        assertThat(signal.isOver()).isFalse();
        nanos.addAndGet(10);
        assertThat(signal.isOver()).isTrue();
        assertThat(signal.isStopped()).isFalse();
    }

    @Test
    void isStoppedWhenLost() {
        signal.lose();
        assertThat(signal.isStopped()).isTrue();
        assertThat(signal.isLost()).isTrue();
    }
}
