package io.helpdeskroi.connector.http;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * A budget without limits.
 */
final class UncountedBudget extends RequestBudget {

    private static final Turn.Granted GO = new Turn.Granted() {
        @Override
        public void answered() {
            // Nobody counts.
        }

        @Override
        public void abandoned() {
            // Nobody counts.
        }
    };

    @Override
    public Map<String, Integer> remaining() {
        return Map.of();
    }

    @Override
    public Map<String, Integer> limits() {
        return Map.of();
    }

    @Override
    public Duration timeFor(long calls, String path) {
        return Duration.ZERO;
    }

    @Override
    Turn take(String path, Urgency urgency) {
        return GO;
    }

    @Override
    void learn(String path, HttpHeaders headers, Instant now) {
        // There is no limit to learn of.
    }

    @Override
    void block(String path, Instant until) {
        // The failure itself says when to come back.
    }
}
