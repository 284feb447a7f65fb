package io.helpdeskroi.roi.settings;

import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import io.helpdeskroi.contract.InvalidFactException;
import io.helpdeskroi.contract.Role;
import io.helpdeskroi.rest.Etag;

/**
 * {@code /api/v1/settings}: what figures depend on. Finance reads, administrators write.
 */
@Path("/api/v1/settings")
class SettingsResource {

    private final Settings settings;

    SettingsResource(Settings settings) {
        this.settings = settings;
    }

    @GET
    @RolesAllowed({ Role.FINANCE, Role.ADMIN })
    public Response read() {
        return answer(settings.versioned());
    }

    @PUT
    @RolesAllowed(Role.ADMIN)
    public Response replace(@HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, RoiSettings wanted) {
        if (wanted == null) {
            throw new InvalidFactException("body", "is missing", "the settings as JSON");
        }
        return answer(settings.put(wanted, Optional.ofNullable(ifMatch)));
    }

    private static Response answer(Settings.Versioned versioned) {
        return Response.ok(versioned.settings()).header(HttpHeaders.ETAG, Etag.ofVersion(versioned.version())).build();
    }
}
