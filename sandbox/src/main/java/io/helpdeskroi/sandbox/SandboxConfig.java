package io.helpdeskroi.sandbox;

import java.util.OptionalInt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * What can be chosen about the sandbox.
 */
@ConfigMapping(prefix = "helpdeskroi.sandbox")
public interface SandboxConfig {

    /** The same seed and size give the same company, on every machine and every run. */
    @WithDefault("20250101")
    long seed();

    /** Contacts in the year: {@code small} (3,000), {@code year} (300,000) or a number. */
    @WithDefault("small")
    String size();

    /** Share of contacts that the vendor's automated agent handles alone. */
    @WithDefault("0.02")
    double aiAgentShare();

    /** Contacts with the Messenger desk, on top of the others and relative to them; 0 for no such desk. */
    @WithDefault("0.4")
    double messengerShare();

    /** Requests a minute of the incremental exports; the vendor allows 10. Every other limit scales with it. */
    @WithDefault("6000")
    int rateLimitPerMinute();

    /** Requests a minute of the Messenger desk's vendor; by default the vendor's 10,000, scaled like the others. */
    OptionalInt intercomRateLimitPerMinute();

    /** Access token of the Messenger desk's vendor. */
    @WithDefault("sandbox-demo-intercom-token")
    String intercomToken();

    /** User of the demonstration credentials. */
    @WithDefault("admin@sandbox.example")
    String email();

    /** API token of that user; known to everybody, as there is nothing to protect. */
    @WithDefault("sandbox-demo-token")
    String apiToken();

    /** OAuth client. */
    @WithDefault("helpdesk-roi")
    String clientId();

    /** Secret of the OAuth client. */
    @WithDefault("sandbox-demo-secret")
    String clientSecret();

    /** The first refresh token; used once, like every later one. */
    @WithDefault("sandbox-demo-refresh")
    String refreshToken();

    /** Life of an access token in seconds. */
    @WithDefault("7200")
    int accessTokenSeconds();

    /** The size as a number. */
    default int contacts() {
        return switch (size()) {
            case "small" -> 3_000;
            case "year" -> 300_000;
            default -> positive(size());
        };
    }

    private static int positive(String size) {
        int number = size.matches("[0-9]{1,7}") ? Integer.parseInt(size) : 0;
        if (number < 1 || number > 2_000_000) {
            throw new IllegalArgumentException(
                    "helpdeskroi.sandbox.size is '" + size + "'; say small, year or a number up to 2000000");
        }
        return number;
    }
}
