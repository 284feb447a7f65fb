package io.helpdeskroi.connector.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import io.helpdeskroi.connector.spi.Authentication;
import io.helpdeskroi.connector.spi.Secret;
import io.helpdeskroi.connector.spi.VendorFailure;

/**
 * The OAuth tokens of one connection: hands out the access token, and renews it once for all threads and replicas before
 * it expires or after the vendor refused it. New tokens are stored before they are used.
 */
final class TokenKeeper implements Signature {

    private static final String ACCESS_TOKEN = "access_token";
    private static final String REFRESH_TOKEN = "refresh_token";
    private static final String EXPIRES_AT = "access_token_expires_at";

    private final Authentication.OAuth oauth;
    private final Function<Map<String, String>, TokenEndpoint.Answer> endpoint;
    private final TokenRenewal renewal;
    private final Clock clock;
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicReference<String> refusedToken = new AtomicReference<>();
    private volatile Map<String, Secret> credentials;

    TokenKeeper(Authentication.OAuth oauth, Map<String, Secret> credentials,
            Function<Map<String, String>, TokenEndpoint.Answer> endpoint, TokenRenewal renewal, Clock clock) {
        this.oauth = oauth;
        this.credentials = Map.copyOf(credentials);
        this.endpoint = endpoint;
        this.renewal = renewal;
        this.clock = clock;
    }

    @Override
    public synchronized String authorization() {
        if (usableToken(credentials).isEmpty()) {
            credentials = Map.copyOf(renewedUninterrupted());
        }
        return Signature.bearer(usableToken(credentials).orElseThrow(
                () -> new VendorFailure.Credentials("the token endpoint gave an access token that is already expired")));
    }

    /** A reader may be called off while the vendor answers; new tokens that then were not stored would lock the account. */
    private Map<String, Secret> renewedUninterrupted() {
        try {
            return CompletableFuture.supplyAsync(() -> renewal.renew(this::renewed),
                    task -> new Thread(task, "token-renewal").start()).join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException known ? known : failure;
        }
    }

    /** Called on the client's event loop, as is {@link #refused}: neither may wait for a renewal going on. */
    @Override
    public void accepted() {
        refusals.set(0);
    }

    /**
     * A token may be revoked before its time: the first refusal renews it, a refusal of a renewed one is final. Requests
     * that were sent side by side with the same token are refused together.
     */
    @Override
    public VendorFailure refused(String authorization, VendorFailure.Credentials refusal) {
        String present = Optional.ofNullable(credentials.get(ACCESS_TOKEN)).map(Secret::reveal).orElse("");
        if (!Signature.bearer(present).equals(authorization)) {
            return new VendorFailure.Transient("the access token was renewed meanwhile", null);
        }
        boolean isNews = !present.equals(refusedToken.getAndSet(present));
        if (isNews && refusals.incrementAndGet() > 1) {
            return refusal;
        }
        return new VendorFailure.Transient("the access token was refused and will be renewed", null);
    }

    private Optional<String> usableToken(Map<String, Secret> from) {
        return Optional.ofNullable(from.get(ACCESS_TOKEN)).map(Secret::reveal)
                .filter(token -> !token.equals(refusedToken.get()))
                .filter(token -> expiry(from).map(end -> clock.instant().isBefore(end.minus(oauth.margin()))).orElse(true));
    }

    private static Optional<Instant> expiry(Map<String, Secret> from) {
        try {
            return Optional.ofNullable(from.get(EXPIRES_AT)).map(Secret::reveal).map(Instant::parse);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** Somebody else may have renewed them while we waited for our turn. */
    private Map<String, Secret> renewed(Map<String, Secret> stored) {
        if (usableToken(stored).isPresent()) {
            return stored;
        }
        TokenEndpoint.Answer answer = ask(stored);
        if (answer == null || answer.accessToken() == null || answer.accessToken().isBlank()) {
            throw new VendorFailure.Protocol("the token endpoint answered without an access token", null);
        }
        Map<String, Secret> renewed = new HashMap<>(stored);
        renewed.put(ACCESS_TOKEN, new Secret(answer.accessToken()));
        renewed.remove(EXPIRES_AT);
        if (answer.expiresIn() != null) {
            Instant end = clock.instant().plusSeconds(answer.expiresIn());
            // A token that lives shorter than the margin is still good for its first half.
            Instant usable = clock.instant().plusSeconds(answer.expiresIn() / 2).plus(oauth.margin());
            renewed.put(EXPIRES_AT, new Secret((usable.isAfter(end) ? usable : end).toString()));
        }
        if (answer.refreshToken() != null) {
            renewed.put(REFRESH_TOKEN, new Secret(answer.refreshToken()));
        }
        return renewed;
    }

    private TokenEndpoint.Answer ask(Map<String, Secret> stored) {
        Map<String, String> parameters = new TreeMap<>();
        parameters.put("client_id", oauth.clientId());
        parameters.put("client_secret", oauth.clientSecret().reveal());
        switch (oauth.grant()) {
            case REFRESH_TOKEN -> {
                parameters.put("grant_type", "refresh_token");
                parameters.put(REFRESH_TOKEN, Optional.ofNullable(stored.get(REFRESH_TOKEN)).map(Secret::reveal).orElseThrow(
                        () -> new VendorFailure.Credentials("there is no refresh token: the account must be connected again")));
            }
            case CLIENT_CREDENTIALS -> parameters.put("grant_type", "client_credentials");
        }
        try {
            return endpoint.apply(parameters);
        } catch (VendorFailure.Protocol | VendorFailure.Forbidden | VendorFailure.Gone refusal) {
            throw new VendorFailure.Credentials("the token endpoint refused to renew the access token: "
                    + refusal.getMessage());
        }
    }
}
