package io.helpdeskroi.connector.connection;

import java.net.URI;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import io.helpdeskroi.connector.spi.InvalidSettings;
import io.helpdeskroi.contract.Role;
import io.helpdeskroi.rest.Etag;
import io.smallrye.common.annotation.Blocking;

/**
 * Connections over REST.
 */
@Path("/api/v1/connections")
@Blocking
class ConnectionResource {

    private final Connections connections;

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
