package io.helpdeskroi.connector.backfill;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How fast records have come lately: an average in which a page counts less the longer ago it was.
 *
 * @param perSecond empty until a page has been measured
 * @param at when the last page came, or when reading began
 */
public record RecentRate(Optional<Double> perSecond, Instant at) {

    /** After this time a page counts about a third. */
    private static final Duration MEMORY = Duration.ofMinutes(2);

    /** The rate once another page has come. */
    public RecentRate plus(long records, Instant now) {
        double seconds = Math.max(1, Duration.between(at, now).toMillis()) / 1000.0;
        double latest = records / seconds;
        double weight = 1 - Math.exp(-seconds / MEMORY.toSeconds());
        return new RecentRate(Optional.of(perSecond.map(before -> before + weight * (latest - before)).orElse(latest)), now);
    }
}
