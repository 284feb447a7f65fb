package io.helpdeskroi.rest;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import io.quarkus.arc.DefaultBean;

/**
 * Names the system clock, the only place of a deployable that does; a test puts its own {@link Clock} bean in its stead.
 */
@ApplicationScoped
class ClockProducer {

    @Produces
    @ApplicationScoped
    @DefaultBean
    Clock clock() {
        return Clock.systemUTC();
    }
}
