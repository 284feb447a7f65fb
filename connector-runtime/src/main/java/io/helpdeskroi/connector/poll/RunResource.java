package io.helpdeskroi.connector.poll;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import io.helpdeskroi.connector.connection.ConnectionRepository;
import io.helpdeskroi.contract.Role;
import io.smallrye.common.annotation.Blocking;

/**
 * The runs of a connection over REST.
 */
@Path("/api/v1/connections/{connection}/runs")
@Blocking
class RunResource {

    private static final int PAGE = 50;

    private final ConnectionRepository connections;
    private final RunLog log;

    RunResource(ConnectionRepository connections, RunLog log) {
        this.connections = connections;
        this.log = log;
    }

    /** Runs, newest first; {@code next} is the {@code before} of the next page. */
    record Page(List<RunLog.Entry> runs, Long next) {
    }

    @GET
    @RolesAllowed({ Role.ADMIN, Role.AUDITOR })
    public Page list(String connection, @QueryParam("before") @DefaultValue("9223372036854775807") long before) {
        connections.require(connection);
        List<RunLog.Entry> page = log.page(connection, before, PAGE);
        return new Page(page, page.size() < PAGE ? null : page.get(PAGE - 1).id());
    }
}
