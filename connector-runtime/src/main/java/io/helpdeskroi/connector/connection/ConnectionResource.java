package io.helpdeskroi.connector.connection;

import java.net.URI;
import java.util.List;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import io.helpdeskroi.connector.spi.InvalidSettings;
import io.helpdeskroi.connector.spi.Secret;
import io.helpdeskroi.contract.Role;
import io.helpdeskroi.rest.Etag;
import io.smallrye.common.annotation.Blocking;

/**
 * Connections over REST.
 */
@Path("/api/v1/connections")
@Blocking
class ConnectionResource {

    private static final int PAGE = 50;

    private final Connections connections;

    /** Configurations, newest first; {@code next} is the {@code before} of the next page. */
    record Versions(List<ConnectionVersions.Entry> versions, Long next) {
    }

    /** The version whose configuration is wanted again. */
    record Rollback(Long version) {
    }

    ConnectionResource(Connections connections) {
        this.connections = connections;
    }

    @GET
    @RolesAllowed({ Role.ADMIN, Role.AUDITOR })
    public List<ConnectionView> list() {
        return connections.list();
    }

    @POST
    @RolesAllowed(Role.ADMIN)
    public Response create(ConnectionRequest request) {
        ConnectionView made = connections.create(required(request));
        return Response.created(URI.create("/api/v1/connections/" + made.id())).entity(made)
                .header(HttpHeaders.ETAG, Etag.ofVersion(made.version())).build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({ Role.ADMIN, Role.AUDITOR })
    public Response get(String id) {
        return answer(connections.get(id));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Role.ADMIN)
    public Response change(String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, ConnectionRequest request) {
        return answer(connections.change(id, ifMatch, required(request)));
    }

    /** Logs in anew; credentials can be written and never read. */
    @PUT
    @Path("/{id}/credentials")
    @RolesAllowed(Role.ADMIN)
    public Response replaceCredentials(String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            Map<String, Secret> credentials) {
        if (credentials == null) {
            throw new InvalidSettings("body", "is missing", "the credentials by their names, as JSON");
        }
        return answer(connections.replaceCredentials(id, ifMatch, ConnectionRequest.given(credentials)));
    }

    @GET
    @Path("/{id}/versions")
    @RolesAllowed({ Role.ADMIN, Role.AUDITOR })
    public Versions versions(String id, @QueryParam("before") @DefaultValue("9223372036854775807") long before) {
        List<ConnectionVersions.Entry> page = connections.versions(id, before, PAGE);
        return new Versions(page, page.size() < PAGE ? null : page.get(PAGE - 1).version());
    }

    @POST
    @Path("/{id}/rollback")
    @RolesAllowed(Role.ADMIN)
    public Response rollback(String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, Rollback to) {
        if (to == null || to.version() == null) {
            throw new InvalidSettings("version", "is missing", "one that the connection's versions list");
        }
        return answer(connections.rollback(id, ifMatch, to.version()));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.ADMIN)
    public void delete(String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        connections.delete(id, ifMatch);
    }

    @POST
    @Path("/{id}/pause")
    @RolesAllowed(Role.ADMIN)
    public Response pause(String id) {
        return answer(connections.pause(id));
    }

    @POST
    @Path("/{id}/resume")
    @RolesAllowed(Role.ADMIN)
    public Response resume(String id) {
        return answer(connections.resume(id));
    }

    private static ConnectionRequest required(ConnectionRequest request) {
        if (request == null) {
            throw new InvalidSettings("body", "is missing", "a connection as JSON");
        }
        return request;
    }

    private static Response answer(ConnectionView view) {
        return Response.ok(view).header(HttpHeaders.ETAG, Etag.ofVersion(view.version())).build();
    }
}
