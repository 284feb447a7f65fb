package io.helpdeskroi.contract;

import java.time.Instant;

/**
 * A half-open stretch of time {@code [from, to)}.
 */
public record Period(Instant from, Instant to) {

    public Period {
        Check.required(from, "from");
        Check.required(to, "to");
        Check.after(to, from, "to", "from");
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }
}
