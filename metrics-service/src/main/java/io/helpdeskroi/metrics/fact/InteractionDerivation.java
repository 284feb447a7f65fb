package io.helpdeskroi.metrics.fact;

import java.util.List;

/**
 * From timelines to facts: a pure function of the family, the directory and the account's settings. Order and repetition of
 * the input do not matter, the clock on the wall is not read.
 */
public final class InteractionDerivation {

    private final Directory directory;
    private final AccountSettings settings;

    public InteractionDerivation(Directory directory, AccountSettings settings) {
        this.directory = directory;
        this.settings = settings;
    }

    /** One result for every case of the family, merged-away ones included. */
    public List<Derived> derive(MergeFamily family) {
        throw new UnsupportedOperationException(family + " " + directory + settings);
    }
}
