package io.helpdeskroi.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;

import org.junit.jupiter.api.Test;

import io.helpdeskroi.testsupport.SettableClock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(RateLimitFilterTest.TwoASecond.class)
class RateLimitFilterTest {

    private static final SettableClock CLOCK = new SettableClock(Instant.parse("2025-06-13T10:00:00Z"));

    /** Two requests a second, three at once, and a clock that stands still. */
    public static class TwoASecond implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("helpdeskroi.rest.rate.per-second", "2", "helpdeskroi.rest.rate.burst", "3");
        }

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(StandingClock.class);
        }
    }

    @Alternative
    @Priority(1)
    @ApplicationScoped
    public static class StandingClock {

        @Produces
        @ApplicationScoped
        Clock clock() {
            return CLOCK;
        }
    }

    @Test
    void refusesWhatExceedsTheBurstAndRefillsWithTime() {
        for (int request = 0; request < 3; request++) {
            assertThat(status()).isEqualTo(404);
        }
        given().get("/things/missing").then().statusCode(429).header("Retry-After", equalTo("1"))
                .contentType("application/problem+json")
                .body("type", equalTo("urn:helpdeskroi:problem:too-many-requests"));

        CLOCK.advance(Duration.ofMillis(500));

        assertThat(status()).isEqualTo(404);
        assertThat(status()).isEqualTo(429);
    }

    private static int status() {
        return given().get("/things/missing").statusCode();
    }
}
