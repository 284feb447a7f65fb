package io.helpdeskroi.connector.backfill;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.helpdeskroi.connector.audit.AuditAction;
import io.helpdeskroi.connector.audit.AuditTrail;
import io.helpdeskroi.connector.audit.Caller;
import io.helpdeskroi.connector.lease.ConnectionLeases;
import io.helpdeskroi.contract.Period;
import io.helpdeskroi.rest.ProblemException;

/**
 * What people ask of back-fills: to begin, to be seen, to end.
 */
@ApplicationScoped
class Backfills {

    /** More of one connection would only share its request budget. */
    static final int MOST_OPEN = 4;

    private final EntityManager database;
    private final BackfillRows rows;
    private final ConnectionLeases leases;
    private final AuditTrail audit;
    private final Caller caller;
    private final ObjectMapper json;
    private final Clock clock;

    Backfills(EntityManager database, BackfillRows rows, ConnectionLeases leases, AuditTrail audit, Caller caller,
            ObjectMapper json, Clock clock) {
        this.database = database;
        this.rows = rows;
        this.leases = leases;
        this.audit = audit;
        this.caller = caller;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What is to be read.
     *
     * @param liveMarks a re-walk: by stream, how far live polling has come
     */
    record Wanted(String connectionId, BackfillKind kind, Period range, Optional<String> reason, Estimate estimate,
            Map<String, Instant> liveMarks) {
    }

    /** @throws ProblemException 409 if enough of the connection are under way */
    @Transactional
    Backfill request(Wanted wanted) {
        // Two requests at once count each other; what polling writes meanwhile is not held up.
        database.createNativeQuery("SELECT id FROM connection WHERE id = :id FOR NO KEY UPDATE")
                .setParameter("id", wanted.connectionId()).getResultList();
        long open = open(wanted.connectionId(), wanted.kind());
        if (open >= most(wanted.kind())) {
            throw ProblemException.conflict(open + " of this connection " + (open == 1 ? "is" : "are")
                    + " under way; wait for one to end or cancel it");
        }
        Backfill made = add(wanted, caller.name());
        leases.dueNow(wanted.connectionId());
        audit.record(AuditAction.BACKFILL_REQUESTED, wanted.connectionId(), Map.of("backfill", made.id(), "kind",
                wanted.kind(), "from", wanted.range().from(), "to", wanted.range().to(), "streams",
                made.streams().stream().map(BackfillStream::stream).toList(), "reason", wanted.reason().orElse("")));
        return made;
    }

    /** Adds one; part of the surrounding transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    Backfill add(Wanted wanted, String requestedBy) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        long id = ((Number) database.createNativeQuery("""
                INSERT INTO backfill (connection_id, kind, range_from, range_to, reason, requested_by, requested_at, estimate)
                VALUES (:connection, :kind, :from, :to, CAST(:reason AS text), :by, :now, CAST(:estimate AS jsonb))
                RETURNING id""")
                .setParameter("connection", wanted.connectionId()).setParameter("kind", wanted.kind().name())
                .setParameter("from", wanted.range().from()).setParameter("to", wanted.range().to())
                .setParameter("reason", wanted.reason().orElse(null)).setParameter("by", requestedBy)
                .setParameter("now", now).setParameter("estimate", write(wanted.estimate())).getSingleResult()).longValue();
        int place = 0;
        for (Estimate.OfStream stream : wanted.estimate().streams()) {
            database.createNativeQuery(
                    """
                            INSERT INTO backfill_stream (backfill_id, stream, place, due_at, rows_expected, live_mark, updated_at)
                            VALUES (:id, :stream, :place, clock_timestamp(), CAST(:rows AS bigint), CAST(:mark AS timestamptz), :now)""")
                    .setParameter("id", id).setParameter("stream", stream.stream()).setParameter("place", place++)
                    .setParameter("rows", Optional.ofNullable(stream.rows()).map(String::valueOf).orElse(null))
                    .setParameter("mark", Optional.ofNullable(wanted.liveMarks().get(stream.stream()))
                            .map(Instant::toString).orElse(null))
                    .setParameter("now", now).executeUpdate();
        }
        return rows.find(wanted.connectionId(), id).orElseThrow();
    }

    /** How many of a kind are under way. */
    @Transactional(Transactional.TxType.MANDATORY)
    long open(String connectionId, BackfillKind kind) {
        return ((Number) database.createNativeQuery("""
                SELECT count(*) FROM backfill WHERE connection_id = :id AND kind = :kind AND ended_at IS NULL""")
                .setParameter("id", connectionId).setParameter("kind", kind.name()).getSingleResult()).longValue();
    }

    private static int most(BackfillKind kind) {
        return switch (kind) {
            case BACKFILL -> MOST_OPEN;
            case REWALK -> 1;
        };
    }

    /**
     * Cancels it: a page at hand is still delivered and counted. One that is over stays as it is.
     *
     * @throws ProblemException 404 if there is none
     */
    @Transactional
    Backfill cancel(String connectionId, long id) {
        int cancelled = database.createNativeQuery("""
                UPDATE backfill SET state = 'CANCELLED', ended_at = :now
                WHERE id = :id AND connection_id = :connection AND ended_at IS NULL""")
                .setParameter("now", clock.instant()).setParameter("id", id).setParameter("connection", connectionId)
                .executeUpdate();
        if (cancelled > 0) {
            database.createNativeQuery("""
                    UPDATE backfill_stream SET state = 'CANCELLED', updated_at = :now
                    WHERE backfill_id = :id AND state IN ('WAITING', 'RUNNING', 'RETRYING')""")
                    .setParameter("now", clock.instant()).setParameter("id", id).executeUpdate();
            audit.record(AuditAction.BACKFILL_CANCELLED, connectionId, Map.of("backfill", id));
        }
        return require(connectionId, id);
    }

    /** @throws ProblemException 404 if there is none */
    @Transactional
    Backfill require(String connectionId, long id) {
        return rows.find(connectionId, id).orElseThrow(() -> ProblemException.notFound("back-fill", Long.toString(id)));
    }

    /** Back-fills of a connection before the one {@code before}, newest first. */
    @Transactional
    List<Backfill> page(String connectionId, long before, int limit) {
        List<?> ids = database.createNativeQuery("""
                SELECT id FROM backfill WHERE connection_id = :connection AND id < :before ORDER BY id DESC LIMIT :limit""")
                .setParameter("connection", connectionId).setParameter("before", before).setParameter("limit", limit)
                .getResultList();
        return ids.stream().map(id -> rows.find(connectionId, ((Number) id).longValue())).flatMap(Optional::stream).toList();
    }

    private String write(Estimate estimate) {
        try {
            return json.writeValueAsString(estimate);
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
