package io.helpdeskroi.connector.backfill;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A back-fill as the API shows it.
 */
record BackfillView(long id, BackfillKind kind, BackfillState state, Instant from, Instant to, String reason,
        String requestedBy, Instant requestedAt, Instant endedAt, Estimate estimate, List<OfStream> streams) {

    /**
     * One of its streams.
     *
     * @param records rows read, whatever became of them
     * @param coveredTo everything of the range up to then has been read; absent before the feed said so
     * @param ratePerSecond records a second over the recent past; only while it is running
     * @param etaSeconds time left at that rate; absent where it is not running or nobody can tell
     */
    record OfStream(String stream, BackfillState state, long pages, long records, long stored, long unchanged, long stale,
            long rejected, long malformed, long skipped, Instant coveredTo, Long rowsExpected, Double ratePerSecond,
            Long etaSeconds, String lastError) {

        static OfStream of(BackfillStream at) {
            BackfillStream.Counts counts = at.counts();
            Optional<Double> rate = at.state() == BackfillState.RUNNING ? at.rate() : Optional.empty();
            return new OfStream(at.stream(), at.state(), counts.pages(), counts.records(), counts.stored(), counts.unchanged(),
                    counts.stale(), counts.rejected(), counts.malformed(), counts.skipped(), at.coveredTo().orElse(null),
                    at.rowsExpected().orElse(null), rate.orElse(null), at.etaSeconds().orElse(null),
                    at.lastError().orElse(null));
        }
    }

    static BackfillView of(Backfill backfill) {
        return new BackfillView(backfill.id(), backfill.kind(), backfill.state(), backfill.range().from(),
                backfill.range().to(), backfill.reason().orElse(null), backfill.requestedBy(), backfill.requestedAt(),
                backfill.endedAt().orElse(null), backfill.estimate(), backfill.streams().stream().map(OfStream::of).toList());
    }
}
