package io.helpdeskroi.contract;

import java.time.Instant;

/**
 * A fact with its identity and version. Ingest keeps, per id, the fact with the newest {@code sourceUpdatedAt}; equal
 * versions with equal content are {@code unchanged}, older ones {@code stale}.
 *
 * @param id deterministic id; its entity equals the fact's kind
 * @param sourceUpdatedAt when the source last changed the row, on the source's clock
 * @param fact the content
 */
public record FactRecord(FactId id, Instant sourceUpdatedAt, Fact fact) {

    public FactRecord {
        Check.required(id, "id");
        Check.required(sourceUpdatedAt, "source_updated_at");
        Check.required(fact, "fact");
        Check.entity(id, fact.kind(), "id");
    }
}
