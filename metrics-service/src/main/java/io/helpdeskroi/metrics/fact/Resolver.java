package io.helpdeskroi.metrics.fact;

import java.util.Locale;

/**
 * Who caused a solve (C6); a system close is never an automated success.
 */
public enum Resolver {
    HUMAN,
    AUTOMATED,
    SYSTEM;

    /** The value of {@link Observation#code()} and of the parameter {@code resolver}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
