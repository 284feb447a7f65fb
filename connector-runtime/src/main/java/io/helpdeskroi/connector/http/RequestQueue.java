package io.helpdeskroi.connector.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import io.helpdeskroi.connector.spi.VendorFailure;

/**
 * Where the requests of a session wait for their turn, and are known until they have been answered.
 */
public final class RequestQueue {

    /** Who waits for the same instant should not come back in the same instant. */
    private static final long MOST_JITTER_NANOS = 50_000_000;

    private final RequestBudget budget;
    private final Urgency urgency;
    private final Duration patience;
    private final Clock clock;
    private final Predicate<Duration> pauses;
    private final ThreadLocal<List<Turn.Granted>> underWay = ThreadLocal.withInitial(ArrayList::new);

    /** @param patience how long a request may wait for its turn */
    public RequestQueue(RequestBudget budget, Urgency urgency, Duration patience, Clock clock) {
        this(budget, urgency, patience, clock, RequestQueue::sleep);
    }

    /** @param pauses waits so long; false when nobody wants the requests any more */
    public RequestQueue(RequestBudget budget, Urgency urgency, Duration patience, Clock clock,
            Predicate<Duration> pauses) {
        this.budget = budget;
        this.urgency = urgency;
        this.patience = patience;
        this.clock = clock;
        this.pauses = pauses;
    }

    RequestBudget budget() {
        return budget;
    }

    /**
     * Comes back when a request of this path may be sent.
     *
     * @throws VendorFailure.RateLimited if that would take longer than the patience
     */
    void awaitTurn(String path) {
        if (!pauses.test(Duration.ZERO)) {
            throw stopped();
        }
        Instant deadline = clock.instant().plus(patience);
        while (true) {
            Turn turn = budget.take(path, urgency);
            if (turn instanceof Turn.Granted granted) {
                underWay.get().add(granted);
                return;
            }
            Duration wait = ((Turn.Later) turn).pause();
            Instant free = clock.instant().plus(wait);
            if (free.isAfter(deadline)) {
                throw new VendorFailure.RateLimited("the request budget for " + path + " is used up", free);
            }
            pause(wait);
        }
    }

    /** The call that this thread made has come back, with the vendor's answer or because there will be none. */
    void answered() {
        underWay.get().forEach(Turn.Granted::answered);
        underWay.remove();
    }

    /** The call that this thread made was called off; its request may go on. */
    void abandoned() {
        underWay.get().forEach(Turn.Granted::abandoned);
        underWay.remove();
    }

    private void pause(Duration wait) {
        long nanos = wait.toNanos();
        if (!pauses.test(wait.plusNanos(ThreadLocalRandom.current().nextLong(1 + Math.min(MOST_JITTER_NANOS, nanos / 10))))) {
            throw stopped();
        }
    }

    private static VendorFailure stopped() {
        return new VendorFailure.Transient("stopped while waiting for the request budget", null);
    }

    private static boolean sleep(Duration wait) {
        try {
            TimeUnit.NANOSECONDS.sleep(wait.toNanos());
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
