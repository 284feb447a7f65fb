package io.helpdeskroi.connector.http;

import java.net.URI;
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
    private final RequestQueue queue;
    private final Supplier<String> authorization;

    RequestGate(URI base, RequestQueue queue, Supplier<String> authorization) {
        this.base = base;
        this.queue = queue;
        this.authorization = authorization;
    }

    @Override
    public void filter(ClientRequestContext request) {
        URI uri = request.getUri();
        if (!sameOrigin(uri, base)) {
            throw new VendorFailure.Protocol("a request to " + uri.getHost()
                    + " was refused: the connection is configured for " + base.getHost() + " only", null);
        }
        queue.awaitTurn(uri.getPath());
        request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, authorization.get());
    }

    static boolean sameOrigin(URI one, URI other) {
        return one.getScheme() != null && one.getScheme().equalsIgnoreCase(other.getScheme()) && one.getHost() != null
                && one.getHost().equalsIgnoreCase(other.getHost()) && port(one) == port(other) && one.getUserInfo() == null;
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }
}
