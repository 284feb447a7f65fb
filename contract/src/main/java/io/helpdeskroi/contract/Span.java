package io.helpdeskroi.contract;

import java.time.Instant;

/**
 * A half-open stretch of time {@code [from, to)}; an absent bound is open.
 */
public record Span(Instant from, Instant to) {

    public Span {
        Check.after(to, from, "to", "from");
    }
}
