package io.helpdeskroi.connector.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential back-off with full jitter: the n-th pause is random between zero and a bound that doubles up to a limit, so
 * that many clients of a recovering server do not come back together.
 *
 * @param first bound of the first pause
 * @param limit greatest bound
 */
public record Backoff(Duration first, Duration limit) {

    /** @param attempt failures so far, from 1 */
    public Duration pause(int attempt, RandomGenerator random) {
        return Duration.ofMillis(random.nextLong(bound(attempt).toMillis() + 1));
    }

    Duration bound(int attempt) {
        long factor = 1L << Math.min(attempt - 1, 30);
        return first.compareTo(limit.dividedBy(factor)) >= 0 ? limit : first.multipliedBy(factor);
    }
}
