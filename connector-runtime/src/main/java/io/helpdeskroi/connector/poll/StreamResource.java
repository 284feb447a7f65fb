package io.helpdeskroi.connector.poll;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import io.helpdeskroi.connector.backfill.DriftRates;
import io.helpdeskroi.connector.connection.Connection;
import io.helpdeskroi.connector.connection.ConnectionRepository;
import io.helpdeskroi.connector.connection.Vendors;
import io.helpdeskroi.connector.ledger.Completeness;
import io.helpdeskroi.connector.ledger.Ledger;
import io.helpdeskroi.connector.spi.Cursor;
import io.helpdeskroi.connector.spi.StreamDescriptor;
import io.helpdeskroi.connector.spi.VendorStream;
import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.Role;
import io.smallrye.common.annotation.Blocking;

/**
 * Where the streams of a connection stand, over REST.
 */
@Path("/api/v1/connections/{connection}/streams")
@Blocking
class StreamResource {

    private final ConnectionRepository connections;
    private final Vendors vendors;
    private final StreamPositions positions;
    private final Ledger ledger;
    private final DriftRates drifts;
    private final Clock clock;

    StreamResource(ConnectionRepository connections, Vendors vendors, StreamPositions positions, Ledger ledger,
            DriftRates drifts, Clock clock) {
        this.connections = connections;
        this.vendors = vendors;
        this.positions = positions;
        this.ledger = ledger;
        this.drifts = drifts;
        this.clock = clock;
    }

    /** All streams of a connection. */
    record Streams(List<StreamView> streams) {
    }

    /**
     * One stream.
     *
     * @param ranged it can be back-filled; others are read whole at every poll
     * @param state {@code new} until it was first read
     * @param caughtUp the last poll reached the end of the feed
     * @param cursorAgeSeconds time since the cursor was committed
     * @param lagSeconds time from the high-water mark until now
     * @param delivered facts delivered so far, counting those delivered again
     * @param coveredFrom since when the feed has been read
     * @param coveredTo up to when, as far as the feed says
     * @param ratePerSecond facts a second while it catches up; absent once it has
     * @param etaSeconds time until it has caught up at the pace of the run under way; absent where that cannot be told
     * @param census what the completeness ledger says of it; absent where the vendor cannot be asked
     * @param driftRate part of the last sample read again that was missing or different; absent when it held nothing
     */
    record StreamView(String stream, String title, Set<Entity> entities, boolean optional, boolean ranged, String state,
            boolean caughtUp, String cursor, Instant cursorAt, Long cursorAgeSeconds, Instant highWaterMark, Long lagSeconds,
            long delivered,
            int failures, String lastError, Instant lastErrorAt, Instant dueAt, Instant coveredFrom, Instant coveredTo,
            Double ratePerSecond, Long etaSeconds, Completeness census, Double driftRate, Instant driftCheckedAt) {
    }

    /** How far what was read can be relied on; each value may be null. */
    private record Trust(Completeness census, Double driftRate, Instant driftCheckedAt) {
    }

    @GET
    @RolesAllowed({ Role.ADMIN, Role.AUDITOR })
    public Streams list(String connection) {
        Connection of = connections.require(connection);
        Map<String, StreamPosition> known = positions.of(connection);
        Map<String, Completeness> counted = ledger.states(connection);
        Map<String, DriftRates.Drift> drift = drifts.of(connection);
        List<StreamView> views = new ArrayList<>();
        for (VendorStream<?> stream : vendors.of(of.vendor()).streams()) {
            String id = stream.descriptor().id();
            if (of.streams().isEmpty() || of.streams().contains(id)) {
                Completeness census = stream.census().isEmpty() ? null : counted.getOrDefault(id, Completeness.UNKNOWN);
                Optional<DriftRates.Drift> found = Optional.ofNullable(drift.get(id));
                Trust trust = new Trust(census, found.flatMap(DriftRates.Drift::rate).orElse(null),
                        found.map(DriftRates.Drift::checkedAt).orElse(null));
                views.add(known.containsKey(id) ? view(of, stream.descriptor(), known.get(id), trust)
                        : unread(stream.descriptor(), trust));
            }
        }
        return new Streams(views);
    }

    private static StreamView unread(StreamDescriptor stream, Trust trust) {
        return new StreamView(stream.id(), stream.title(), stream.entities(), stream.optional(), stream.ranged(), "new", false,
                null, null,
                null, null, null, 0, 0, null, null, null, null, null, null, null, trust.census(),
                trust.driftRate(), trust.driftCheckedAt());
    }

    private StreamView view(Connection connection, StreamDescriptor stream, StreamPosition at, Trust trust) {
        Instant from = at.startAt().orElse(connection.backfillStart());
        Optional<Pace> pace = Pace.of(at, from);
        return new StreamView(stream.id(), stream.title(), stream.entities(), stream.optional(), stream.ranged(),
                at.state().name().toLowerCase(), at.caughtUp(), at.cursor().map(Cursor::text).orElse(null),
                at.cursorAt().orElse(null), at.cursorAt().map(this::age).orElse(null), at.highWaterMark().orElse(null),
                at.highWaterMark().map(this::age).orElse(null), at.delivered(), at.failures(), at.lastError().orElse(null),
                at.lastErrorAt().orElse(null), at.dueAt(), at.highWaterMark().map(mark -> from).orElse(null),
                at.highWaterMark().orElse(null), pace.map(Pace::recordsPerSecond).orElse(null),
                pace.flatMap(of -> of.untilReached(clock.instant())).map(Duration::toSeconds).orElse(null),
                trust.census(), trust.driftRate(), trust.driftCheckedAt());
    }

    private long age(Instant then) {
        return Math.max(0, Duration.between(then, clock.instant()).toSeconds());
    }
}
