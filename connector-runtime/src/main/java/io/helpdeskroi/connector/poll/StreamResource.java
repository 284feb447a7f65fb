package io.helpdeskroi.connector.poll;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import io.helpdeskroi.connector.connection.Connection;
import io.helpdeskroi.connector.connection.ConnectionRepository;
import io.helpdeskroi.connector.connection.Vendors;
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
    private final Clock clock;

    StreamResource(ConnectionRepository connections, Vendors vendors, StreamPositions positions, Clock clock) {
        this.connections = connections;
        this.vendors = vendors;
        this.positions = positions;
        this.clock = clock;
    }

    /** All streams of a connection. */
    record Streams(List<StreamView> streams) {
    }

    /**
     * One stream.
     *
     * @param state {@code new} until it was first read
     * @param caughtUp the last poll reached the end of the feed
     * @param cursorAgeSeconds time since the cursor was committed
     * @param lagSeconds time from the high-water mark until now
     * @param delivered facts delivered so far, counting those delivered again
     */
    record StreamView(String stream, String title, Set<Entity> entities, boolean optional, String state, boolean caughtUp,
            String cursor, Instant cursorAt, Long cursorAgeSeconds, Instant highWaterMark, Long lagSeconds, long delivered,
            int failures, String lastError, Instant lastErrorAt, Instant dueAt) {
    }

    @GET
    @RolesAllowed({ Role.ADMIN, Role.AUDITOR })
    public Streams list(String connection) {
        Connection of = connections.require(connection);
        Map<String, StreamPosition> known = positions.of(connection);
        return new Streams(vendors.of(of.vendor()).streams().stream().map(VendorStream::descriptor)
                .filter(stream -> of.streams().isEmpty() || of.streams().contains(stream.id()))
                .map(stream -> view(stream, known.get(stream.id()))).toList());
    }

    private StreamView view(StreamDescriptor stream, StreamPosition at) {
        if (at == null) {
            return new StreamView(stream.id(), stream.title(), stream.entities(), stream.optional(), "new", false, null, null,
                    null, null, null, 0, 0, null, null, null);
        }
        return new StreamView(stream.id(), stream.title(), stream.entities(), stream.optional(),
                at.state().name().toLowerCase(), at.caughtUp(), at.cursor().map(Cursor::text).orElse(null),
                at.cursorAt().orElse(null), at.cursorAt().map(this::age).orElse(null), at.highWaterMark().orElse(null),
                at.highWaterMark().map(this::age).orElse(null), at.delivered(), at.failures(), at.lastError().orElse(null),
                at.lastErrorAt().orElse(null), at.dueAt());
    }

    private long age(Instant then) {
        return Math.max(0, Duration.between(then, clock.instant()).toSeconds());
    }
}
