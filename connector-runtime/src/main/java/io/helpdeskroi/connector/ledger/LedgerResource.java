package io.helpdeskroi.connector.ledger;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

import io.helpdeskroi.connector.audit.AuditAction;
import io.helpdeskroi.connector.audit.AuditTrail;
import io.helpdeskroi.connector.connection.Connection;
import io.helpdeskroi.connector.connection.ConnectionRepository;
import io.helpdeskroi.connector.connection.Vendors;
import io.helpdeskroi.connector.lease.ConnectionLeases;
import io.helpdeskroi.connector.spi.VendorStream;
import io.helpdeskroi.contract.Role;
import io.helpdeskroi.rest.ProblemException;
import io.smallrye.common.annotation.Blocking;

/**
 * The completeness ledger over REST.
 */
@Path("/api/v1/connections/{connection}/ledger")
@Blocking
class LedgerResource {

    private final ConnectionRepository connections;
    private final Vendors vendors;
    private final Ledger ledger;
    private final ConnectionLeases leases;
    private final AuditTrail audit;

    LedgerResource(ConnectionRepository connections, Vendors vendors, Ledger ledger, ConnectionLeases leases,
            AuditTrail audit) {
        this.connections = connections;
        this.vendors = vendors;
        this.ledger = ledger;
        this.leases = leases;
        this.audit = audit;
    }

    /**
     * The ledger of a connection.
     *
     * @param state what all its countable feeds say together, whatever the question leaves out
     * @param parts objects that the vendor gave in part only
     * @param errors why a feed could not be counted, by stream
     */
    record View(Completeness state, List<Ledger.Window> windows, List<Ledger.Part> parts, Map<String, String> errors) {
    }

    @GET
    @RolesAllowed({ Role.ADMIN, Role.AUDITOR })
    public View get(String connection, @QueryParam("stream") String stream, @QueryParam("state") String state) {
        Connection of = connections.require(connection);
        Predicate<String> wanted = name -> stream == null || stream.isEmpty() || stream.equals(name);
        Optional<Completeness> only = wantedState(state);
        return new View(state(of),
                ledger.windows(connection).stream().filter(window -> wanted.test(window.stream()))
                        .filter(window -> only.isEmpty() || only.get() == window.state()).toList(),
                ledger.parts(connection).stream().filter(part -> wanted.test(part.stream())).toList(),
                ledger.errors(connection));
    }

    /** Has the feeds counted with the next run, which is made due: the lease before the rest, as polling writes them. */
    @POST
    @Path("/check")
    @RolesAllowed(Role.ADMIN)
    @Transactional
    public Response check(String connection) {
        connections.require(connection);
        leases.dueNow(connection);
        ledger.dueNow(connection);
        audit.record(AuditAction.LEDGER_CHECK_REQUESTED, connection, Map.of());
        return Response.accepted().build();
    }

    /** A feed that has not been counted leaves open whether all is there, unless the account may not have it at all. */
    private Completeness state(Connection of) {
        Map<String, Completeness> known = ledger.states(of.id());
        return Completeness.of(vendors.of(of.vendor()).streams().stream().filter(stream -> stream.census().isPresent())
                .map(VendorStream::descriptor)
                .filter(stream -> of.streams().isEmpty() || of.streams().contains(stream.id()))
                .filter(stream -> !stream.optional() || known.containsKey(stream.id()))
                .map(stream -> known.getOrDefault(stream.id(), Completeness.UNKNOWN)).toList());
    }

    private static Optional<Completeness> wantedState(String text) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        for (Completeness state : Completeness.values()) {
            if (state.name().toLowerCase(Locale.ROOT).equals(text)) {
                return Optional.of(state);
            }
        }
        throw ProblemException.field("state", "is '" + text + "'", "complete, short or surplus");
    }
}
