package io.helpdeskroi.connector.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;

import io.helpdeskroi.connector.spi.ResponseMeaning;
import io.helpdeskroi.connector.spi.VendorFailure;

/**
 * Looks at every answer of a vendor: its limit headers go to the budget, a bad status becomes a {@link VendorFailure}.
 */
@Priority(Priorities.USER + 1_000)
final class AnswerReader implements ClientResponseFilter {

    /** Enough of an error body to tell what it means. */
    private static final int ERROR_BODY_BYTES = 16_384;

    /** Told whether requests are accepted, so that expired tokens are noticed. */
    interface Acceptance {
        /** A request was accepted. */
        void accepted();

        /** A request signed like this was refused with 401; gives the failure to report. */
        VendorFailure refused(String authorization, VendorFailure.Credentials refusal);
    }

    private final RequestBudget budget;
    private final ResponseMeaning meaning;
    private final Acceptance acceptance;
    private final Duration rateLimitDefault;
    private final Clock clock;

    AnswerReader(RequestBudget budget, ResponseMeaning meaning, Acceptance acceptance, Duration rateLimitDefault,
            Clock clock) {
        this.budget = budget;
        this.meaning = meaning;
        this.acceptance = acceptance;
        this.rateLimitDefault = rateLimitDefault;
        this.clock = clock;
    }

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) {
        if (response.getHeaders() == null) {
            // The client lets a request that was refused or broke off pass here too: there is no answer to look at.
            return;
        }
        Instant now = clock.instant();
        String path = request.getUri().getPath();
        HttpHeaders headers = HttpHeaders.of(response.getHeaders(), (name, value) -> true);
        budget.learn(path, headers, now);
        int status = response.getStatus();
        if (status < 300) {
            acceptance.accepted();
            return;
        }
        Optional<VendorFailure> vendors = meaning.read(status, path, () -> body(response));
        if (vendors.isPresent()) {
            throw vendors.get();
        }
        VendorFailure failure = new FailureTable(now, untilReset(headers, now)).of(status, request.getMethod() + " " + path,
                Optional.ofNullable(response.getHeaderString("Retry-After")));
        if (failure instanceof VendorFailure.RateLimited limited) {
            budget.block(path, limited.until());
        }
        if (failure instanceof VendorFailure.Credentials refusal) {
            throw acceptance.refused(request.getHeaderString("Authorization"), refusal);
        }
        throw failure;
    }

    /** How long a 429 without Retry-After is obeyed. */
    private Duration untilReset(HttpHeaders headers, Instant now) {
        return meaning.limitedUntil(headers, now).map(until -> Duration.between(now, until)).orElse(rateLimitDefault);
    }

    private static String body(ClientResponseContext response) {
        if (!response.hasEntity()) {
            return "";
        }
        try (InputStream body = response.getEntityStream()) {
            return new String(body.readNBytes(ERROR_BODY_BYTES), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
