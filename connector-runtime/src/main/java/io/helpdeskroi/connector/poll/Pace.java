package io.helpdeskroi.connector.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How fast a stream that has not caught up gets on, by what the run under way has done so far.
 *
 * @param recordsPerSecond facts delivered a second
 * @param covered how much of the feed's time the run has gone through
 * @param taken how long it took for that
 * @param mark how far the feed has been read; empty where it does not say
 */
record Pace(double recordsPerSecond, Duration covered, Duration taken, Optional<Instant> mark) {

    /** @param from where the stream began; empty result for a stream that has caught up or not begun */
    static Optional<Pace> of(StreamPosition position, Instant from) {
        if (position.caughtUp() || position.run().isEmpty() || position.cursorAt().isEmpty()) {
            return Optional.empty();
        }
        StreamPosition.Run run = position.run().get();
        Duration taken = Duration.between(run.since(), position.cursorAt().get());
        if (taken.isNegative() || taken.isZero()) {
            return Optional.empty();
        }
        Duration covered = position.highWaterMark().map(mark -> Duration.between(run.firstMark().orElse(from), mark))
                .orElse(Duration.ZERO);
        return Optional.of(new Pace(run.records() * 1000.0 / taken.toMillis(), covered, taken, position.highWaterMark()));
    }

    /** Time until the feed has been read up to {@code now} at this pace; empty where it does not move. */
    Optional<Duration> untilReached(Instant now) {
        if (mark.isEmpty() || covered.toSeconds() <= 0) {
            return Optional.empty();
        }
        Duration missing = Duration.between(mark.get(), now);
        return missing.isNegative() ? Optional.of(Duration.ZERO)
                : Optional.of(Duration.ofMillis((long) ((double) missing.toMillis() * taken.toMillis() / covered.toMillis())));
    }
}
