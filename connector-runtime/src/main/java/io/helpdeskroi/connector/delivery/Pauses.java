package io.helpdeskroi.connector.delivery;

import java.time.Duration;

/**
 * Waits between attempts, unless the work has been called off.
 */
@FunctionalInterface
public interface Pauses {

    /** @return whether the whole pause went by; {@code false}: stop trying */
    boolean pause(Duration duration);
}
