package io.helpdeskroi.connector.audit;

import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import io.helpdeskroi.contract.Role;
import io.smallrye.common.annotation.Blocking;

/**
 * The audit of the whole connector over REST.
 */
@Path("/api/v1/audit")
@Blocking
class AuditResource {

    private final AuditTrail trail;

    AuditResource(AuditTrail trail) {
        this.trail = trail;
    }

    @GET
    @RolesAllowed({ Role.ADMIN, Role.AUDITOR })
    public AuditPage list(@QueryParam("before") @DefaultValue("9223372036854775807") long before) {
        return AuditPage.read(trail, Optional.empty(), before);
    }
}
