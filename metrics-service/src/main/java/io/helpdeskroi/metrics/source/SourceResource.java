package io.helpdeskroi.metrics.source;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.helpdeskroi.contract.Role;

/**
 * Sources. They register themselves with their first batch.
 */
@Path("/api/v1/sources")
@Produces(MediaType.APPLICATION_JSON)
public class SourceResource {

    private final SourceService sources;

    SourceResource(SourceService sources) {
        this.sources = sources;
    }

    /** The sources. */
    public record SourceList(List<SourceService.View> sources) {
    }

    @GET
    @RolesAllowed({ Role.VIEWER, Role.ANALYST, Role.FINANCE, Role.ADMIN, Role.AUDITOR })
    public SourceList list() {
        return new SourceList(sources.all());
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.ADMIN)
    public void disconnect(@PathParam("id") String id) {
        sources.disconnect(id);
    }
}
