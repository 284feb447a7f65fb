package io.helpdeskroi.connector.poll;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

import io.helpdeskroi.connector.spi.Cursor;
import io.helpdeskroi.connector.spi.Fetched;

/**
 * Notices a feed that goes in circles: a cursor that comes back, or more pages than any feed has. Short circles are found at
 * once, long ones by the trail, in memory that does not grow.
 */
final class LoopGuard {

    /** Circles of up to so many pages are found the first time round. */
    private static final int REMEMBERED = 256;

    private final int pageLimit;
    private final Set<Cursor> recent = new LinkedHashSet<>();
    private Optional<Trail> trail;
    private int pages;

    /**
     * @param start where reading begins
     * @param trail of the pages read before, where it is known
     */
    LoopGuard(Optional<Cursor> start, Optional<Trail> trail, int pageLimit) {
        this.pageLimit = pageLimit;
        this.trail = trail.or(() -> start.map(Trail::from));
        start.ifPresent(recent::add);
    }

    /** Why reading on after this page would go in circles; empty if it would not. */
    Optional<String> check(Fetched.Page page) {
        pages++;
        if (!page.more()) {
            return Optional.empty();
        }
        if (!isNew(page.next())) {
            return Optional.of("the feed goes in circles: page " + pages + " of this run leads back to an earlier page");
        }
        return pages < pageLimit ? Optional.empty()
                : Optional.of("the feed has no end: " + pages + " pages in one run");
    }

    /** The way so far; empty before the first page. */
    Optional<Trail> trail() {
        return trail;
    }

    private boolean isNew(Cursor next) {
        Optional<Trail> longer = trail.isEmpty() ? Optional.of(Trail.from(next)) : trail.get().to(next);
        if (longer.isEmpty() || !recent.add(next)) {
            return false;
        }
        trail = longer;
        if (recent.size() > REMEMBERED) {
            Iterator<Cursor> oldest = recent.iterator();
            oldest.next();
            oldest.remove();
        }
        return true;
    }
}
