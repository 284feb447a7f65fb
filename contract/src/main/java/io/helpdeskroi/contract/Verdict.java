package io.helpdeskroi.contract;

/**
 * What ingest did with a record.
 */
public enum Verdict {
    /** New, or newer than what was known. */
    STORED,
    /** Same version and same content: nothing was written. */
    UNCHANGED,
    /** Older than what is known: nothing was written. */
    STALE,
    /** Not acceptable; the reason and the field are given. The rest of the batch is not affected. */
    REJECTED
}
