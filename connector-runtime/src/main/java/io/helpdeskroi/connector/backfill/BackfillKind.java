package io.helpdeskroi.connector.backfill;

/**
 * Why a range is read again.
 */
public enum BackfillKind {
    /** Somebody wants it read. */
    BACKFILL,
    /** A sample, to see whether what is stored still is what the vendor has. */
    REWALK
}
