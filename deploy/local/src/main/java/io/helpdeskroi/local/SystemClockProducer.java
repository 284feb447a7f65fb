package io.helpdeskroi.local;

import java.time.Clock;

/**
 * The one place of the launcher that names the system clock.
 */
final class SystemClockProducer {

    private SystemClockProducer() {
    }

    static Clock clock() {
        return Clock.systemUTC();
    }
}
