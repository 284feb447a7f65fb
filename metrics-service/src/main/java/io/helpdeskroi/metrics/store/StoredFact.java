package io.helpdeskroi.metrics.store;

import java.time.Instant;

import io.helpdeskroi.contract.FactRecord;

/**
 * A fact ready to be stored: read, checked, and in the one JSON form that tells equal content from different.
 *
 * @param record the fact
 * @param body canonical JSON of its content
 * @param hash of the body
 */
public record StoredFact(FactRecord record, byte[] body, long hash) {

    public String id() {
        return record.id().toString();
    }

    /** Version in the precision of the database, so that a fact read back equals the fact sent again. */
    public long version() {
        return Micros.of(record.sourceUpdatedAt());
    }

    public Instant sourceUpdatedAt() {
        return record.sourceUpdatedAt();
    }
}
