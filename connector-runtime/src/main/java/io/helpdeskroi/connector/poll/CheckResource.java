package io.helpdeskroi.connector.poll;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import io.helpdeskroi.connector.connection.Connection;
import io.helpdeskroi.connector.connection.ConnectionRepository;
import io.helpdeskroi.connector.connection.Vendors;
import io.helpdeskroi.connector.http.RequestBudget;
import io.helpdeskroi.connector.spi.FetchContext;
import io.helpdeskroi.connector.spi.VendorDescriptor.Bucket;
import io.helpdeskroi.contract.Role;
import io.smallrye.common.annotation.Blocking;

/**
 * Tries every stream of a connection with one page: saves nothing, delivers nothing, uses up no single-use token.
 */
@Path("/api/v1/connections/{connection}/check")
@Blocking
class CheckResource {

    private final ConnectionRepository connections;
    private final Vendors vendors;
    private final Sessions sessions;
    private final Clock clock;

    CheckResource(ConnectionRepository connections, Vendors vendors, Sessions sessions, Clock clock) {
        this.connections = connections;
        this.vendors = vendors;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** The outcome for each stream; {@code ok} when no stream that is needed failed. */
    record Check(boolean ok, List<StreamCheck> streams, Map<String, Integer> budgetRemaining) {
    }

    @POST
    @RolesAllowed(Role.ADMIN)
    public Check check(String connection) {
        Connection of = connections.require(connection);
        try (Session session = sessions.forCheck(of)) {
            FetchContext context = new FetchContext(of.id(), Optional.empty(), of.backfillStart(), Optional.empty(),
                    clock.instant(), of.fieldMappings());
            List<StreamCheck> tried = session.feeds().stream().map(feed -> StreamCheck.of(feed, context)).toList();
            RequestBudget budget = sessions.budget(of);
            Map<String, Integer> remaining = budget.remaining();
            return new Check(tried.stream().allMatch(stream -> stream.ok() || stream.optional()),
                    counted(of, session, tried, remaining, budget.limits()), remaining);
        }
    }

    private List<StreamCheck> counted(Connection connection, Session session, List<StreamCheck> tried,
            Map<String, Integer> remaining, Map<String, Integer> limits) {
        List<Bucket> buckets = vendors.of(connection.vendor()).descriptor().buckets();
        return IntStream.range(0, tried.size()).mapToObj(place -> tried.get(place)
                .counted(session.feeds().get(place).descriptor().cost().path(), buckets, remaining, limits)).toList();
    }
}
