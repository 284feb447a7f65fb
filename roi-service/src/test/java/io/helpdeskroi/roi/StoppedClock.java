package io.helpdeskroi.roi;

import java.time.Instant;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.helpdeskroi.testsupport.SettableClock;

/**
 * The clock of the tests.
 */
@Singleton
class StoppedClock {

    @Produces
    @Singleton
    SettableClock clock() {
        return new SettableClock(Instant.parse("2026-01-15T12:00:00Z"));
    }
}
