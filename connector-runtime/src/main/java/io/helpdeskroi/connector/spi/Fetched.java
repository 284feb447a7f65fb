package io.helpdeskroi.connector.spi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a fetch gives: a page, or word that a long-running vendor report is not ready.
 */
public sealed interface Fetched {

    /** The cursor to store once this result has been dealt with. */
    Cursor next();

    /**
     * A page of mapped records.
     *
     * @param records what the page holds, in order; may be empty
     * @param next where the following page begins; also on the last page, since the next poll reads on from there
     * @param more whether another page can be read at once
     * @param highWaterMark everything the feed reports up to this instant has been read; empty where the feed cannot say
     */
    record Page(List<MappedRecord> records, Cursor next, boolean more, Optional<Instant> highWaterMark) implements Fetched {

        public Page {
            records = List.copyOf(records);
        }
    }

    /**
     * Nothing yet: ask again at {@code retryAt} with {@code next} (for example the id of a report being made). The runtime
     * takes a page for as new as the request that brought it; a report that was finished earlier may close the dead letter of
     * a row that broke since, so a feed of such reports has to be read again a little later.
     */
    record Pending(Cursor next, Instant retryAt) implements Fetched {
    }
}
