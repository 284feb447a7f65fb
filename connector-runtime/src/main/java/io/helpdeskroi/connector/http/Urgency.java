package io.helpdeskroi.connector.http;

/**
 * Who waits for a request: work in the background leaves a part of the allowance to the others.
 */
public enum Urgency {

    /** Polling for what is new. */
    LIVE,
    /** Back-fills, re-walks, sweeps and counts, which have time. */
    BACKGROUND,
    /** A person waits for the answer. */
    PERSON
}
