package io.helpdeskroi.connector.poll;

import java.time.Instant;
import java.util.Optional;

import io.helpdeskroi.connector.spi.Cursor;

/**
 * Where a stream of a connection stands.
 *
 * @param cursor where reading goes on; empty before the first page
 * @param cursorAt when the cursor was committed
 * @param highWaterMark everything the feed reports up to then has been delivered
 * @param caughtUp whether the last poll reached the end of the feed
 * @param due whether it is time to read it
 * @param dueAt when it is read next
 * @param failures runs in a row that failed
 * @param delivered facts delivered so far, counting those delivered again
 */
record StreamPosition(String stream, Optional<Cursor> cursor, Optional<Instant> cursorAt, Optional<Instant> highWaterMark,
        boolean caughtUp, State state, boolean due, Instant dueAt, int failures, long delivered, Optional<String> lastError,
        Optional<Instant> lastErrorAt) {

    /** What a stream does between runs. */
    enum State {
        /** It is read when due. */
        READY,
        /** It waits for the vendor: a report being made, a rate limit. */
        WAITING,
        /** It failed and is tried again. */
        RETRYING,
        /** It stopped with a reason; it is tried again now and then, and when an admin resumes the connection. */
        STOPPED
    }
}
