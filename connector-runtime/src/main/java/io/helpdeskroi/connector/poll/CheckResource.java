package io.helpdeskroi.connector.poll;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import io.helpdeskroi.connector.connection.Connection;
import io.helpdeskroi.connector.connection.ConnectionRepository;
import io.helpdeskroi.connector.spi.FetchContext;
import io.helpdeskroi.connector.spi.Fetched;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.connector.spi.VendorFailure;
import io.helpdeskroi.contract.Role;
import io.smallrye.common.annotation.Blocking;

/**
 * Tries every stream of a connection with one page: saves nothing, delivers nothing, uses up no single-use token.
 */
@Path("/api/v1/connections/{connection}/check")
@Blocking
class CheckResource {

    private final ConnectionRepository connections;
    private final Sessions sessions;
    private final Clock clock;

    CheckResource(ConnectionRepository connections, Sessions sessions, Clock clock) {
        this.connections = connections;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** The outcome for each stream; {@code ok} when no stream that is needed failed. */
    record Check(boolean ok, List<StreamCheck> streams, Map<String, Integer> budgetRemaining) {
    }

    /**
     * The outcome for one stream.
     *
     * @param problem kind of failure; absent when there is none
     * @param records rows on the first page, by what became of them
     */
    record StreamCheck(String stream, boolean ok, boolean optional, String problem, String detail,
            Map<String, Integer> records) {
    }

    @POST
    @RolesAllowed(Role.ADMIN)
    public Check check(String connection) {
        Connection of = connections.require(connection);
        try (Session session = sessions.forCheck(of)) {
            List<StreamCheck> streams = session.feeds().stream().map(feed -> check(of, feed)).toList();
            return new Check(streams.stream().allMatch(stream -> stream.ok() || stream.optional()), streams,
                    sessions.budget(of).remaining());
        }
    }

    private StreamCheck check(Connection connection, Feed feed) {
        String stream = feed.descriptor().id();
        boolean optional = feed.descriptor().optional();
        try {
            Fetched fetched = feed.fetch(new FetchContext(connection.id(), Optional.empty(), connection.backfillStart(),
                    Optional.empty(), clock.instant(), connection.fieldMappings()));
            return new StreamCheck(stream, true, optional, null, fetched instanceof Fetched.Pending
                    ? "the vendor prepares a report"
                    : null, counts(fetched));
        } catch (VendorFailure.NothingYet nothing) {
            return new StreamCheck(stream, true, optional, null, nothing.getMessage(), Map.of());
        } catch (VendorFailure failure) {
            return new StreamCheck(stream, false, optional, kind(failure), failure.getMessage(), Map.of());
        }
    }

    private static Map<String, Integer> counts(Fetched fetched) {
        Map<String, Integer> counts = new TreeMap<>();
        if (fetched instanceof Fetched.Page page) {
            for (MappedRecord record : page.records()) {
                if (record instanceof MappedRecord.Counted) {
                    continue;
                }
                String kind = record instanceof MappedRecord.Delivered delivered ? delivered.record().id().entity().wire()
                        : record instanceof MappedRecord.Malformed ? "malformed" : "skipped";
                counts.merge(kind, 1, Integer::sum);
            }
        }
        return counts;
    }

    private static String kind(VendorFailure failure) {
        return failure.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase();
    }
}
