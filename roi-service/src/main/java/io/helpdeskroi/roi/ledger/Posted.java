package io.helpdeskroi.roi.ledger;

/**
 * What became of an entry that was sent.
 */
public record Posted(String id, Outcome outcome, int version) {

    /** Whether anything changed. */
    public enum Outcome {
        STORED,
        UNCHANGED,
        UPDATED
    }
}
