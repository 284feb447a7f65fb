package io.helpdeskroi.metrics.fact;

import java.util.Locale;

/**
 * Who dealt with an interaction so far.
 */
public enum HandledBy {
    HUMAN,
    AUTOMATED,
    BOTH,
    NONE;

    public boolean human() {
        return this == HUMAN || this == BOTH;
    }

    /** The value of the dimension {@code handled_by}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
