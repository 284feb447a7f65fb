package io.helpdeskroi.sandbox.zendesk;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.helpdeskroi.sandbox.SandboxConfig;

/**
 * The account's credentials: one API token, and OAuth tokens that are issued in pairs. Refreshing uses a refresh token up
 * and ends the access token that came with it.
 */
@ApplicationScoped
class Tokens {

    private final SandboxConfig config;
    private final Clock clock;
    private final Map<String, Instant> accessTokens = new HashMap<>();
    private String refreshToken;
    private String pairedAccessToken = "";
    private int issued;

    Tokens(SandboxConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.refreshToken = config.refreshToken();
    }

    /** An access token, the refresh token for the next one where the grant gives one, and the life in seconds. */
    record Pair(String accessToken, Optional<String> refreshToken, int expiresIn) {
    }

    synchronized boolean accepts(String authorization) {
        if (authorization == null) {
            return false;
        }
        if (authorization.startsWith("Basic ")) {
            String expected = config.email() + "/token:" + config.apiToken();
            return authorization.substring(6).trim()
                    .equals(Base64.getEncoder().encodeToString(expected.getBytes(StandardCharsets.UTF_8)));
        }
        Instant expiry = authorization.startsWith("Bearer ") ? accessTokens.get(authorization.substring(7).trim()) : null;
        return expiry != null && clock.instant().isBefore(expiry);
    }

    boolean knowsClient(String id, String secret) {
        return config.clientId().equals(id) && config.clientSecret().equals(secret);
    }

    synchronized Pair clientCredentials(int seconds) {
        return new Pair(newAccessToken(seconds), Optional.empty(), seconds);
    }

    /** A first pair for a code of the authorize page; any code will do, as there is nobody to ask. */
    synchronized Pair authorizationCode(int seconds) {
        return newPair(seconds);
    }

    /** The next pair; empty when the refresh token was used before or never issued. */
    synchronized Optional<Pair> refresh(String token, int seconds) {
        if (!refreshToken.equals(token)) {
            return Optional.empty();
        }
        accessTokens.remove(pairedAccessToken);
        return Optional.of(newPair(seconds));
    }

    private Pair newPair(int seconds) {
        String access = newAccessToken(seconds);
        pairedAccessToken = access;
        refreshToken = config.refreshToken() + "-" + issued;
        return new Pair(access, Optional.of(refreshToken), seconds);
    }

    private String newAccessToken(int seconds) {
        String token = "sandbox-access-" + ++issued;
        accessTokens.put(token, clock.instant().plusSeconds(seconds));
        return token;
    }
}
