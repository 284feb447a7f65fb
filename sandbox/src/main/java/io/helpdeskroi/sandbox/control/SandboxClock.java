package io.helpdeskroi.sandbox.control;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * What time it is for the vendors: real time, until someone sets another. It stands still once set.
 */
@ApplicationScoped
public class SandboxClock {

    private final Clock clock;
    private volatile Instant set;

    SandboxClock(Clock clock) {
        this.clock = clock;
    }

    public Instant now() {
        Instant chosen = set;
        return chosen == null ? clock.instant() : chosen;
    }

    public long epochSecond() {
        return now().getEpochSecond();
    }

    /** Sets the clock; empty goes back to real time. */
    void set(Optional<Instant> instant) {
        set = instant.orElse(null);
    }

    boolean isSet() {
        return set != null;
    }
}
