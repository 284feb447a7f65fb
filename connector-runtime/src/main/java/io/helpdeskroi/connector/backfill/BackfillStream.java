package io.helpdeskroi.connector.backfill;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.helpdeskroi.connector.spi.Cursor;
import io.helpdeskroi.contract.Period;

/**
 * One stream of a back-fill and how far it has come.
 *
 * @param cursor where reading goes on; empty before the first page
 * @param trail what is remembered of the way so far; text that only polling reads
 * @param failures in a row
 * @param coveredTo everything of the range up to then has been read
 * @param liveMark a re-walk: how far live polling had come when it was planned
 * @param rate records a second over the recent past
 */
public record BackfillStream(long backfillId, BackfillKind kind, Period range, String stream, BackfillState state,
        Optional<Cursor> cursor, Optional<String> trail, int failures, Counts counts, Optional<Long> rowsExpected,
        Optional<Instant> coveredTo, Optional<Instant> liveMark, Optional<Double> rate, Optional<String> lastError,
        Instant updatedAt) {

    /** Pages and records so far. */
    public record Counts(long pages, long records, long stored, long unchanged, long stale, long rejected, long malformed,
            long skipped) {
    }

    /** Seconds until it will have been read at the present rate: by the rows expected, else by the time covered. */
    Optional<Long> etaSeconds() {
        if (state != BackfillState.RUNNING) {
            return Optional.empty();
        }
        Optional<Double> left = rowsExpected.filter(rows -> rows > counts.records())
                .map(rows -> (double) rows - counts.records())
                .or(this::leftByTime);
        return left.flatMap(rows -> rate.filter(speed -> speed > 0).map(speed -> Math.round(rows / speed)));
    }

    private Optional<Double> leftByTime() {
        return coveredTo.filter(covered -> covered.isAfter(range.from()) && counts.records() > 0)
                .map(covered -> counts.records() * seconds(covered, range.to()) / seconds(range.from(), covered));
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}
