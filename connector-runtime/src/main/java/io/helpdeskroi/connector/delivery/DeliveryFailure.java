package io.helpdeskroi.connector.delivery;

import java.time.Duration;
import java.util.Optional;

/**
 * A page that the metrics service did not take; its cursor must not be committed.
 */
public final class DeliveryFailure extends RuntimeException {

    private final boolean passing;
    private final transient Optional<Duration> retryAfter;

    private DeliveryFailure(String message, boolean passing, Optional<Duration> retryAfter, Throwable cause) {
        super(message, cause);
        this.passing = passing;
        this.retryAfter = retryAfter;
    }

    static DeliveryFailure passing(String message, Optional<Duration> retryAfter, Throwable cause) {
        return new DeliveryFailure(message, true, retryAfter, cause);
    }

    /** The two sides do not understand each other: trying again will not help. */
    static DeliveryFailure lasting(String message) {
        return new DeliveryFailure(message, false, Optional.empty(), null);
    }

    /** Whether the same page may be taken later. */
    public boolean isPassing() {
        return passing;
    }

    /** How long the metrics service asked to be left alone. */
    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
