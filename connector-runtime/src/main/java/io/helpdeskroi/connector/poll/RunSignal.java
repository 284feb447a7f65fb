package io.helpdeskroi.connector.poll;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import io.helpdeskroi.connector.delivery.Pauses;

/**
 * Tells the threads of a run to end: after the page at hand, or at once because the lease is lost.
 */
final class RunSignal implements Pauses {

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final LongSupplier nanoTime;
    private final long endsAt;
    private volatile boolean lost;

    /** @param limit how long the run should take at most */
    RunSignal(Duration limit, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.endsAt = nanoTime.getAsLong() + limit.toNanos();
    }

    /** Ends the run after the pages at hand. */
    void stop() {
        stopped.countDown();
    }

    /** Ends the run at once: nothing of it may be committed any more. */
    void lose() {
        lost = true;
        stopped.countDown();
    }

    boolean isStopped() {
        return stopped.getCount() == 0;
    }

    boolean isLost() {
        return lost;
    }

    /** Whether the run has had its time. */
    boolean isOver() {
        return nanoTime.getAsLong() - endsAt >= 0;
    }

    /** Waits so long, or until the run has had its time; false when there is nothing more to wait for. */
    boolean pauseWithinRun(Duration duration) {
        Duration left = Duration.ofNanos(Math.max(0, endsAt - nanoTime.getAsLong()));
        return pause(duration.compareTo(left) < 0 ? duration : left) && !isOver();
    }

    @Override
    public boolean pause(Duration duration) {
        try {
            return !stopped.await(duration.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
