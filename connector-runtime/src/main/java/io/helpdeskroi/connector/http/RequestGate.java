package io.helpdeskroi.connector.http;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;

import io.helpdeskroi.connector.spi.VendorFailure;

/**
 * What every request to a vendor passes: it may only go to the configured host, waits for its turn in the budget, and is
 * signed last, so that a refused request never carries a credential.
 */
@Priority(Priorities.AUTHENTICATION)
final class RequestGate implements ClientRequestFilter {

    private final URI base;
    private final RequestBudget budget;
    private final Duration patience;
    private final Supplier<String> authorization;
    private final Clock clock;

    /** @param patience how long a request may wait for the budget */
    RequestGate(URI base, RequestBudget budget, Duration patience, Supplier<String> authorization, Clock clock) {
        this.base = base;
        this.budget = budget;
        this.patience = patience;
        this.authorization = authorization;
        this.clock = clock;
    }

    @Override
    public void filter(ClientRequestContext request) {
        URI uri = request.getUri();
        if (!sameOrigin(uri, base)) {
            throw new VendorFailure.Protocol("a request to " + uri.getHost()
                    + " was refused: the connection is configured for " + base.getHost() + " only", null);
        }
        awaitTurn(uri.getPath());
        request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, authorization.get());
    }

    private void awaitTurn(String path) {
        Instant deadline = clock.instant().plus(patience);
        while (true) {
            Instant now = clock.instant();
            Duration wait = budget.tryAcquire(path, now);
            if (wait.isZero()) {
                return;
            }
            if (now.plus(wait).isAfter(deadline)) {
                throw new VendorFailure.RateLimited("the request budget for " + path + " is used up", now.plus(wait));
            }
            pause(wait);
        }
    }

    private static void pause(Duration wait) {
        try {
            TimeUnit.NANOSECONDS.sleep(wait.toNanos());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new VendorFailure.Transient("stopped while waiting for the request budget", stopped);
        }
    }

    static boolean sameOrigin(URI one, URI other) {
        return one.getScheme() != null && one.getScheme().equalsIgnoreCase(other.getScheme()) && one.getHost() != null
                && one.getHost().equalsIgnoreCase(other.getHost()) && port(one) == port(other) && one.getUserInfo() == null;
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }
}
