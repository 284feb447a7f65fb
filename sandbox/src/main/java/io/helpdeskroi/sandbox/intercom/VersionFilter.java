package io.helpdeskroi.sandbox.intercom;

import java.util.Optional;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses versions that do not exist.
 */
class VersionFilter {

    static final String HEADER = "Intercom-Version";

    @ServerRequestFilter(preMatching = true)
    Optional<Response> check(ContainerRequestContext request) {
        boolean asked = request.getUriInfo().getPath().startsWith("/intercom/");
        return asked && Version.of(request.getHeaderString(HEADER)).isEmpty()
                ? Optional.of(ErrorList.of(400, "intercom_version_invalid", "The requested version could not be found"))
                : Optional.empty();
    }
}
