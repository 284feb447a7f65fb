package io.helpdeskroi.testsupport.connector;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * A connector in a hurry: it polls every second, and retries and waits in fractions of one.
 */
public final class ScenarioSettings implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of(
                "quarkus.http.test-port", "0",
                "helpdeskroi.connector.allow-insecure-hosts", "true",
                "helpdeskroi.connector.poll.tick", "1s",
                "helpdeskroi.connector.poll.heartbeat", "1s",
                "helpdeskroi.connector.poll.backoff", "PT0.02S",
                "helpdeskroi.connector.poll.backoff-limit", "PT0.2S",
                "helpdeskroi.connector.http.rate-limit-default", "PT1S");
    }

    @Override
    public void stop() {
        // Nothing runs.
    }
}
