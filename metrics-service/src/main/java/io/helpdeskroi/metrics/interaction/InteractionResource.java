package io.helpdeskroi.metrics.interaction;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.Role;
import io.helpdeskroi.rest.ProblemException;

/**
 * Interactions, down to the facts.
 */
@Path("/api/v1/interactions")
@Produces(MediaType.APPLICATION_JSON)
public class InteractionResource {

    private final InteractionReader interactions;

    InteractionResource(InteractionReader interactions) {
        this.interactions = interactions;
    }

    /** The id as in facts, for example {@code acme-zendesk/interaction/ticket:501}. */
    @GET
    @Path("/{id: .+}")
    @RolesAllowed({ Role.ANALYST, Role.ADMIN, Role.AUDITOR })
    public InteractionReader.View read(@PathParam("id") String id) {
        FactId factId = FactId.parse(id);
        if (factId.entity() != Entity.INTERACTION) {
            throw ProblemException.field("id", "is not the id of an interaction", "source/interaction/external-id");
        }
        return interactions.read(factId);
    }
}
