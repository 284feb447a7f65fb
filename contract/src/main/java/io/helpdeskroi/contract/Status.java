package io.helpdeskroi.contract;

import java.util.Locale;
import java.util.Optional;

/**
 * Canonical status of an interaction. Events carry it as text, because a vendor may invent a status; whatever is not one
 * of these is counted as unmapped and moves no clock.
 */
public enum Status {
    NEW,
    OPEN,
    PENDING,
    ON_HOLD,
    SOLVED,
    CLOSED;

    /** Still to be solved: new, open, pending (on the customer) or on hold (on a third party). */
    public boolean unsolved() {
        return this != SOLVED && this != CLOSED;
    }

    /** Waiting for our side: new or open. */
    public boolean active() {
        return this == NEW || this == OPEN;
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status of this wire name, or empty for a text that no status has. */
    public static Optional<Status> ofWire(String wire) {
        for (Status status : values()) {
            if (status.wire().equals(wire)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
