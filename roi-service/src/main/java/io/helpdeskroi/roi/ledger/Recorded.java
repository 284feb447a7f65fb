package io.helpdeskroi.roi.ledger;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * An entry as the ledger keeps it: its content, which version it is and since when that is believed.
 */
public record Recorded<E extends LedgerEntry>(@JsonUnwrapped E entry, int version, Instant recordedAt) {
}
