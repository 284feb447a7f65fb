package io.helpdeskroi.connector.backfill;

import java.time.Instant;
import java.util.List;

/**
 * The body that asks for a back-fill.
 *
 * @param kind absent: a back-fill
 * @param streams ids of the streams to read; absent: all that can be read for a range
 * @param from where the range begins; a re-walk without range takes a sample
 * @param to where it ends, exclusive
 * @param reason for those who read of it later; optional
 * @param estimateOnly whether to say what it would take and save nothing
 */
record BackfillRequest(BackfillKind kind, List<String> streams, Instant from, Instant to, String reason,
        boolean estimateOnly) {

    BackfillRequest {
        kind = kind == null ? BackfillKind.BACKFILL : kind;
        streams = streams == null ? List.of() : List.copyOf(streams);
    }
}
