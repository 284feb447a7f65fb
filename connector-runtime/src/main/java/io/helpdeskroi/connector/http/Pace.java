package io.helpdeskroi.connector.http;

import java.time.Duration;

/**
 * The times that request budgets go by; tests have shorter ones.
 *
 * @param minute the time for which vendors state their limits
 * @param chunk how long requests that were handed out may wait in a process to be sent
 * @param travel how long a request of a process that has died may still be on its way to the vendor
 */
record Pace(Duration minute, Duration chunk, Duration travel) {

    static final Pace REAL = new Pace(Duration.ofMinutes(1), Duration.ofMillis(250), Duration.ofSeconds(15));
}
