package io.helpdeskroi.connector.backfill;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.helpdeskroi.contract.Period;

/**
 * A range of the past that is read again, of some streams of a connection.
 *
 * @param streams in the vendor's order
 */
record Backfill(long id, BackfillKind kind, BackfillState state, Period range, Optional<String> reason, String requestedBy,
        Instant requestedAt, Optional<Instant> endedAt, Estimate estimate, List<BackfillStream> streams) {
}
