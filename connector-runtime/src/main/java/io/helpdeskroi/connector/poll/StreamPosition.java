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
 * @param startAt where the stream begins, when an admin has set it apart from the connection's start
 * @param run how the run under way, or the last one, is getting on; empty before the first page
 */
record StreamPosition(String stream, Optional<Cursor> cursor, Optional<Instant> cursorAt, Optional<Instant> highWaterMark,
        boolean caughtUp, State state, boolean due, Instant dueAt, int failures, long delivered, Optional<String> lastError,
        Optional<Instant> lastErrorAt, Optional<Instant> startAt, Optional<Run> run) {

    /**
     * What one run has done with the stream so far.
     *
     * @param epoch epoch of the run's lease
     * @param since when it committed its first page
     * @param firstMark the high-water mark that it began with; empty when there was none
     */
    record Run(long epoch, Instant since, long pages, long records, Optional<Instant> firstMark) {
    }

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
