package io.helpdeskroi.connector.spi;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.FactId;

/**
 * What a stream may know when it fetches a page.
 *
 * @param sourceId slug of the connection, the first part of every fact's id
 * @param cursor where to read on; empty for the very first page
 * @param start where history begins for this connection (its back-fill start)
 * @param until an exclusive end for a range back-fill; empty while following the feed
 * @param now the runtime's clock at this fetch
 * @param fieldMappings vendor custom field id to normalized field (topic, product, segment names ...)
 */
public record FetchContext(String sourceId, Optional<Cursor> cursor, Instant start, Optional<Instant> until, Instant now,
        Map<String, String> fieldMappings) {

    /** The deterministic id of one of this source's facts. */
    public FactId id(Entity entity, String externalId) {
        return FactId.of(sourceId, entity, externalId);
    }
}
