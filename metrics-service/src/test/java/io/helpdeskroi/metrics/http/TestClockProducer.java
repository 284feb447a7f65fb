package io.helpdeskroi.metrics.http;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.helpdeskroi.testsupport.SettableClock;

/**
 * Puts a clock that tests move in the place of the system's.
 */
@ApplicationScoped
class TestClockProducer {

    @Produces
    @Singleton
    SettableClock clock() {
        return new SettableClock(Instant.parse("2025-06-16T00:00:00Z"));
    }
}
