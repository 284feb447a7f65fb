package io.helpdeskroi.connector.delivery;

import java.time.Instant;

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
public record DeadLetter(long id, String stream, Kind kind, String recordId, String field, String reason, JsonNode record,
        int attempts, Instant createdAt, Instant updatedAt) {

    /** Why a record is here. */
    public enum Kind {
        /** The metrics service refused it: it can be delivered again once the reason is gone. */
        REJECTED,
        /** The vendor's row breaks the vendor's format: there is nothing to deliver until it is read anew. */
        MALFORMED
    }

    /** Whether the record id is the vendor's id of the row; of some rows only the place in their page could be told. */
    public boolean namesItsRow() {
        return kind == Kind.REJECTED
                || !recordId.endsWith("]") && !recordId.equals("?") && !recordId.equals("null")
                        && recordId.indexOf('\ufffd') < 0;
    }
}
