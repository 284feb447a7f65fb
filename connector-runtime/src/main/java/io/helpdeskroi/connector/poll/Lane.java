package io.helpdeskroi.connector.poll;

import java.util.List;
import java.util.function.Supplier;

/**
 * Streams of a connection that are read side by side, so many at a time; lanes do not wait for each other.
 */
interface Lane {

    /** How many are read at a time. */
    int places();

    /** What is due now, in the order in which it gets its turn; also what is being read already. */
    List<Due> due();

    /**
     * A stream that is due.
     *
     * @param key of the stream within the lane
     * @param turn reads it, whatever happens, and reports
     */
    record Due(String key, Supplier<StreamReport> turn) {
    }
}
