package io.helpdeskroi.connector.ledger;

import java.util.Collection;

/**
 * What the counts say of a feed or window.
 */
public enum Completeness {
    /** Both sides count the same. */
    COMPLETE,
    /** The vendor has more than has arrived. */
    SHORT,
    /** More has arrived than the vendor has now: something was deleted there without a word. */
    SURPLUS,
    /** Not all of it has been counted yet. */
    UNKNOWN;

    static Completeness of(long vendorCount, long ourCount) {
        return vendorCount == ourCount ? COMPLETE : vendorCount > ourCount ? SHORT : SURPLUS;
    }

    /** What several windows or feeds say together: a shortfall is never made good by a surplus elsewhere. */
    static Completeness of(Collection<Completeness> windows) {
        return windows.contains(SHORT) ? SHORT
                : windows.contains(SURPLUS) ? SURPLUS : windows.isEmpty() || windows.contains(UNKNOWN) ? UNKNOWN : COMPLETE;
    }
}
