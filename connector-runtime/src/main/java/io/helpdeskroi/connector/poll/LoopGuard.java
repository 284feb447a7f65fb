package io.helpdeskroi.connector.poll;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import io.helpdeskroi.connector.spi.Cursor;
import io.helpdeskroi.connector.spi.Fetched;

/**
 * Notices a feed that goes in circles: a cursor that comes back, or more pages than any feed has.
 */
final class LoopGuard {

    private final int pageLimit;
    private final Set<Cursor> seen = new HashSet<>();
    private int pages;

    LoopGuard(Optional<Cursor> start, int pageLimit) {
        this.pageLimit = pageLimit;
        start.ifPresent(seen::add);
    }

    /** Why reading on after this page would go in circles; empty if it would not. */
    Optional<String> check(Fetched.Page page) {
        pages++;
        if (!page.more()) {
            return Optional.empty();
        }
        if (!seen.add(page.next())) {
            return Optional.of("the feed goes in circles: page " + pages + " of this run leads back to an earlier page");
        }
        return pages < pageLimit ? Optional.empty()
                : Optional.of("the feed has no end: " + pages + " pages in one run");
    }
}
