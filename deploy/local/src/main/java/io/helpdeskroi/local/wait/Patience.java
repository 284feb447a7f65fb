package io.helpdeskroi.local.wait;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Waits for something to become true, and gives up at once when the run is being stopped.
 */
public final class Patience {

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final CountDownLatch stopped = new CountDownLatch(1);

    /** Whether it became true within the time. */
    public boolean until(Duration limit, BooleanSupplier condition) {
        return until(limit, LOOK_EVERY, condition);
    }

    /** Whether it became true within the time; {@code every} spares those who are asked. */
    public boolean until(Duration limit, Duration every, BooleanSupplier condition) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline >= 0 || pause(every)) {
                return false;
            }
        }
        return true;
    }

    /** Waits for a time; tells whether the run was stopped meanwhile. */
    public boolean pause(Duration time) {
        try {
            return stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Ends all waiting, now and later. */
    public void stop() {
        stopped.countDown();
    }

    /** Whether the run is being stopped. */
    public boolean isStopped() {
        return stopped.getCount() == 0;
    }
}
