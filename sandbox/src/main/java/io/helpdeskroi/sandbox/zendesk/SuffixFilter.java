package io.helpdeskroi.sandbox.zendesk;

import jakarta.ws.rs.container.ContainerRequestContext;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Paths work with and without {@code .json}.
 */
class SuffixFilter {

    @ServerRequestFilter(preMatching = true)
    void strip(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        if (path.endsWith(".json") && path.contains("/zendesk/")) {
            request.setRequestUri(request.getUriInfo().getRequestUriBuilder()
                    .replacePath(path.substring(0, path.length() - 5)).build());
        }
    }
}
