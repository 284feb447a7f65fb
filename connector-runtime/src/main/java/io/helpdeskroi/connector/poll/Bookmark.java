package io.helpdeskroi.connector.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.helpdeskroi.connector.lease.LeaseLost;
import io.helpdeskroi.connector.spi.Cursor;
import io.helpdeskroi.connector.spi.Fetched;
import io.helpdeskroi.contract.FactRecord;

/**
 * Where the reading of a stream keeps its place: the live feed's, or that of a back-fill. Everything it writes is fenced by
 * the lease.
 */
interface Bookmark {

    /** Where reading goes on; empty before the first page. */
    Optional<Cursor> cursor();

    /** What is known of the way so far, to find circles that are longer than a run. */
    Optional<Trail> trail();

    /** Where history begins for this reading. */
    Instant start();

    /** Where the reading ends; empty while the feed is followed. */
    Optional<Instant> until();

    /** Up to when this reading has gone through the feed's time; empty where it does not know. */
    Optional<Instant> covered();

    /** Failures in a row so far. */
    int failures();

    /** What the metrics service is told of how far the stream has been read. */
    Optional<Instant> mark(Fetched.Page page);

    /** Whether a fact of a page is to be delivered. */
    boolean wants(FactRecord record);

    /**
     * Commits the cursor of a delivered page together with what else the page says.
     *
     * @return whether the next page is wanted, if there is one
     * @throws LeaseLost if another replica has the connection; nothing is written
     */
    boolean commit(Fetched.Page page, PageOutcome outcome, Optional<Trail> trail);

    /** The vendor is preparing a report. */
    void await(Cursor next, Duration dueIn);

    /** The feed has nothing at this place yet. */
    void nothingYet();

    /** Sets the reading back without touching its cursor. */
    void setBack(StreamOutcome why, Duration dueIn, String reason);
}
