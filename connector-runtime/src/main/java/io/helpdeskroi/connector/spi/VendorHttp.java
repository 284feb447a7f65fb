package io.helpdeskroi.connector.spi;

import java.net.URI;

/**
 * The runtime's HTTP for one connection: clients whose requests are signed, counted against the account's budget, bound
 * to the configured hosts, and whose bad answers come back as {@link VendorFailure}.
 */
public interface VendorHttp {

    /**
     * A typed REST client: an interface annotated with {@code @Path}, which makes the build generate it. Redirects are not
     * followed, and a request to another
     * host than {@code base} is refused before any credential is attached.
     */
    <T> T client(Class<T> api, URI base);
}
