package io.helpdeskroi.connector.delivery;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * A record that could not be delivered.
 *
 * @param recordId id of the fact, or what the vendor calls a malformed row
 * @param field field at fault; optional
 * @param reason what is wrong and what would be right
 * @param record the refused fact; absent for a malformed row
 * @param attempts how often it was refused
 */
record DeadLetter(long id, String stream, Kind kind, String recordId, String field, String reason, JsonNode record,
        int attempts, Instant createdAt, Instant updatedAt) {

    /** Why a record is here. */
    enum Kind {
        /** The metrics service refused it: it can be delivered again once the reason is gone. */
        REJECTED,
        /** The vendor's row breaks the vendor's format: there is nothing to deliver until the vendor sends it anew. */
        MALFORMED
    }

    /** Whether {@code retry} can do something. */
    @JsonProperty
    boolean retryable() {
        return kind == Kind.REJECTED && record != null;
    }
}
