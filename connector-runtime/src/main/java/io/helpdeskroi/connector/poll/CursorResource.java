package io.helpdeskroi.connector.poll;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import io.helpdeskroi.connector.audit.Caller;
import io.helpdeskroi.connector.connection.Connection;
import io.helpdeskroi.connector.connection.ConnectionRepository;
import io.helpdeskroi.connector.spi.Cursor;
import io.helpdeskroi.connector.spi.FetchContext;
import io.helpdeskroi.connector.spi.VendorFailure;
import io.helpdeskroi.contract.Role;
import io.helpdeskroi.rest.ProblemException;
import io.smallrye.common.annotation.Blocking;

/**
 * The cursor of a stream, for admins who have to move it: with a trial before, and a way back after.
 */
@Path("/api/v1/connections/{connection}/streams/{stream}/cursor")
@Blocking
class CursorResource {

    /** Before any vendor's first customer; keeps an instant from the edge of time out of the database. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final int LONGEST_CURSOR = 4_000;
    private static final int LONGEST_REASON = 500;

    private final ConnectionRepository connections;
    private final Sessions sessions;
    private final Cursors cursors;
    private final Caller caller;
    private final Clock clock;

    CursorResource(ConnectionRepository connections, Sessions sessions, Cursors cursors, Caller caller, Clock clock) {
        this.connections = connections;
        this.sessions = sessions;
        this.cursors = cursors;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Where the stream is to go on; exactly one of the first two.
     *
     * @param cursor a cursor as the stream writes it
     * @param start begin anew with what changed since this instant
     * @param reason for those who read the history; optional
     */
    record Move(String cursor, Instant start, String reason) {
    }

    /** The changes of a cursor, newest first. */
    record History(List<CursorChange> changes) {
    }

    @PUT
    @RolesAllowed(Role.ADMIN)
    public CursorChange move(String connection, String stream, Move move) {
        try (Session session = sessions.forCheck(connections.require(connection))) {
            Feed feed = require(session, stream);
            Cursors.Place place = place(move);
            place.cursor().ifPresent(cursor -> tryOut(session.connection(), feed, new Cursor(cursor)));
            return cursors.move(connection, stream, place, caller.name(),
                    Optional.ofNullable(move.reason()).filter(reason -> !reason.isBlank()));
        }
    }

    @POST
    @Path("/undo")
    @RolesAllowed(Role.ADMIN)
    public CursorChange undo(String connection, String stream) {
        connections.require(connection);
        return cursors.undo(connection, stream, caller.name());
    }

    @GET
    @Path("/history")
    @RolesAllowed({ Role.ADMIN, Role.AUDITOR })
    public History history(String connection, String stream) {
        connections.require(connection);
        return new History(cursors.history(connection, stream));
    }

    private static Feed require(Session session, String stream) {
        return session.feeds().stream().filter(feed -> feed.descriptor().id().equals(stream)).findFirst()
                .orElseThrow(() -> ProblemException.notFound("stream", stream));
    }

    private Cursors.Place place(Move move) {
        if (move == null || (move.cursor() == null) == (move.start() == null)) {
            throw ProblemException.field("cursor", "and start are " + (move == null || move.cursor() == null ? "missing"
                    : "both given"), "either a cursor or an instant to start from");
        }
        if (move.cursor() != null && (move.cursor().isEmpty() || move.cursor().length() > LONGEST_CURSOR)) {
            throw ProblemException.field("cursor", "has " + move.cursor().length() + " characters", "1 to 4000 characters");
        }
        if (move.start() != null && move.start().isAfter(clock.instant())) {
            throw ProblemException.field("start", "lies in the future", "an instant in the past");
        }
        if (move.start() != null && move.start().isBefore(EARLIEST)) {
            throw ProblemException.field("start", "is too long ago", "an instant since " + EARLIEST);
        }
        if (move.reason() != null && move.reason().length() > LONGEST_REASON) {
            throw ProblemException.field("reason", "has " + move.reason().length() + " characters", "at most 500 characters");
        }
        return new Cursors.Place(Optional.ofNullable(move.cursor()), Optional.ofNullable(move.start()));
    }

    /** A page is read with it and thrown away; what is wrong with the vendor just now says nothing of the cursor. */
    private void tryOut(Connection connection, Feed feed, Cursor cursor) {
        try {
            feed.fetch(new FetchContext(connection.id(), Optional.of(cursor), connection.backfillStart(), Optional.empty(),
                    clock.instant(), connection.fieldMappings()));
        } catch (VendorFailure.Protocol | VendorFailure.Gone unusable) {
            throw ProblemException.field("cursor", "is of no use to the feed (" + unusable.getMessage() + ")",
                    "a cursor as the stream or its history shows it");
        } catch (VendorFailure passing) {
            // Rate limits, refused credentials, faults: they are for the next run to report.
        }
    }
}
