package io.helpdeskroi.connector.poll;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;

import io.helpdeskroi.connector.audit.AuditAction;
import io.helpdeskroi.connector.audit.AuditTrail;
import io.helpdeskroi.connector.connection.ConnectionChanged;
import io.helpdeskroi.connector.lease.ConnectionLeases;
import io.helpdeskroi.rest.ProblemException;

/**
 * Admins' changes of cursors. A run under way loses its lease first, so that it cannot commit over the change.
 */
@ApplicationScoped
class Cursors {

    private static final String COLUMNS = """
            SELECT id, stream, old_cursor, old_start_at, new_cursor, new_start_at, changed_at, changed_by, reason, undoes
            FROM cursor_change c WHERE connection_id = :connection AND stream = :stream""";

    private final EntityManager database;
    private final ConnectionLeases leases;
    private final AuditTrail audit;
    private final Event<ConnectionChanged> changed;
    private final Clock clock;

    Cursors(EntityManager database, ConnectionLeases leases, AuditTrail audit, Event<ConnectionChanged> changed,
            Clock clock) {
        this.database = database;
        this.leases = leases;
        this.audit = audit;
        this.changed = changed;
        this.clock = clock;
    }

    /** Where a stream is to go on: at a cursor, or from its beginning, which may be another than the connection's. */
    record Place(Optional<String> cursor, Optional<Instant> start) {
    }

    /** Moves a stream. What it has delivered stays; what it reads again changes nothing. */
    @Transactional
    CursorChange move(String connectionId, String stream, Place place, String by, Optional<String> reason) {
        return move(connectionId, stream, place, by, reason, Optional.empty());
    }

    /** Takes the last change back that has not been taken back yet. */
    @Transactional
    CursorChange undo(String connectionId, String stream, String by) {
        lock(connectionId);
        CursorChange last = changes(COLUMNS + """
                 AND undoes IS NULL AND NOT EXISTS (SELECT 1 FROM cursor_change u WHERE u.undoes = c.id)
                ORDER BY id DESC LIMIT 1""", connectionId, stream).stream().findFirst()
                .orElseThrow(() -> ProblemException.conflict("no change of the cursor of '" + stream + "' is left to undo"));
        Place place = new Place(Optional.ofNullable(last.oldCursor()), Optional.ofNullable(last.oldStart()));
        return move(connectionId, stream, place, by, Optional.empty(), Optional.of(last.id()));
    }

    /** The changes of a stream's cursor, newest first. */
    @Transactional
    List<CursorChange> history(String connectionId, String stream) {
        return changes(COLUMNS + " ORDER BY id DESC LIMIT 100", connectionId, stream);
    }

    private CursorChange move(String connectionId, String stream, Place place, String by, Optional<String> reason,
            Optional<Long> undoes) {
        lock(connectionId);
        leases.revoke(connectionId);
        database.createNativeQuery("""
                INSERT INTO cursor_change (connection_id, stream, old_cursor, old_start_at, new_cursor, new_start_at,
                                           changed_at, changed_by, reason, undoes)
                SELECT :connection, :stream, p.cursor, p.start_at, :cursor, CAST(:start AS timestamptz), :now, :by, :reason,
                       CAST(:undoes AS bigint)
                FROM (SELECT 1) one LEFT JOIN stream_position p ON p.connection_id = :connection AND p.stream = :stream""")
                .setParameter("connection", connectionId).setParameter("stream", stream)
                .setParameter("cursor", place.cursor().orElse(null))
                .setParameter("start", place.start().map(Instant::toString).orElse(null)).setParameter("now", clock.instant())
                .setParameter("by", by).setParameter("reason", reason.orElse(null))
                .setParameter("undoes", undoes.map(Object::toString).orElse(null)).executeUpdate();
        database.createNativeQuery("""
                INSERT INTO stream_position (connection_id, stream, cursor, start_at, due_at)
                VALUES (:connection, :stream, :cursor, CAST(:start AS timestamptz), clock_timestamp())
                ON CONFLICT (connection_id, stream) DO UPDATE
                SET cursor = excluded.cursor, start_at = excluded.start_at, due_at = excluded.due_at, state = 'READY',
                    caught_up = false, failures = 0, last_error = NULL, last_error_at = NULL""")
                .setParameter("connection", connectionId).setParameter("stream", stream)
                .setParameter("cursor", place.cursor().orElse(null))
                .setParameter("start", place.start().map(Instant::toString).orElse(null)).executeUpdate();
        audit.record(undoes.isPresent() ? AuditAction.CURSOR_CHANGE_UNDONE : AuditAction.CURSOR_CHANGED, connectionId,
                Map.of("stream", stream, "to", place.cursor().or(() -> place.start().map(Instant::toString))
                        .orElse("the connection's start"), "reason", reason.orElse("")));
        changed.fire(new ConnectionChanged(connectionId));
        return changes(COLUMNS + " ORDER BY id DESC LIMIT 1", connectionId, stream).get(0);
    }

    /** Connection before lease, in the order of everybody else. */
    private void lock(String connectionId) {
        database.createNativeQuery("SELECT id FROM connection WHERE id = :id FOR UPDATE").setParameter("id", connectionId)
                .getResultList();
    }

    private List<CursorChange> changes(String sql, String connectionId, String stream) {
        List<?> rows = database.createNativeQuery(sql, Tuple.class).setParameter("connection", connectionId)
                .setParameter("stream", stream).getResultList();
        return rows.stream().map(Tuple.class::cast).map(Cursors::change).toList();
    }

    private static CursorChange change(Tuple row) {
        Number undoes = row.get(9, Number.class);
        return new CursorChange(row.get(0, Number.class).longValue(), row.get(1, String.class), row.get(2, String.class),
                row.get(3, Instant.class), row.get(4, String.class), row.get(5, Instant.class), row.get(6, Instant.class),
                row.get(7, String.class), row.get(8, String.class), undoes == null ? null : undoes.longValue());
    }
}
