package io.helpdeskroi.connector.poll;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.helpdeskroi.connector.lease.Lease;

/**
 * The reports of runs in the database.
 */
@ApplicationScoped
class RunLog {

    private final EntityManager database;
    private final ObjectMapper json;
    private final Clock clock;

    RunLog(EntityManager database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** A run as the API shows it. */
    record Entry(long id, String outcome, Instant startedAt, Instant endedAt, JsonNode streams) {
    }

    /** Notes the start of a run; an earlier one that never reported was killed. */
    @Transactional
    long started(Lease lease) {
        database.createNativeQuery("""
                UPDATE poll_run SET outcome = 'abandoned', ended_at = :now
                WHERE connection_id = :id AND ended_at IS NULL AND epoch < :epoch""")
                .setParameter("now", clock.instant()).setParameter("id", lease.connectionId())
                .setParameter("epoch", lease.epoch()).executeUpdate();
        Object id = database.createNativeQuery("""
                INSERT INTO poll_run (connection_id, epoch, started_at, outcome)
                VALUES (:id, :epoch, :now, 'running') RETURNING id""")
                .setParameter("id", lease.connectionId()).setParameter("epoch", lease.epoch())
                .setParameter("now", clock.instant()).getSingleResult();
        return ((Number) id).longValue();
    }

    @Transactional
    void ended(long run, String outcome, List<StreamReport.Summary> streams) {
        database.createNativeQuery("""
                UPDATE poll_run SET outcome = :outcome, ended_at = :now, streams = CAST(:streams AS jsonb)
                WHERE id = :id AND ended_at IS NULL""")
                .setParameter("outcome", outcome).setParameter("now", clock.instant())
                .setParameter("streams", write(streams)).setParameter("id", run).executeUpdate();
    }

    /** Runs of a connection before the run {@code before}, newest first. */
    @Transactional
    List<Entry> page(String connectionId, long before, int limit) {
        List<?> rows = database.createNativeQuery("""
                SELECT id, outcome, started_at, ended_at, CAST(CASE WHEN ended_at IS NOT NULL THEN streams ELSE coalesce((
                           SELECT jsonb_agg(jsonb_build_object('stream', p.stream, 'outcome', 'reading', 'pages', p.run_pages,
                                      'records', p.run_records, 'covered_from', p.run_first_mark,
                                      'covered_to', p.high_water_mark) ORDER BY p.stream)
                           FROM stream_position p
                           WHERE p.connection_id = r.connection_id AND p.run_epoch = r.epoch), streams) END AS text)
                FROM poll_run r
                WHERE connection_id = :connection AND id < :before ORDER BY id DESC LIMIT :limit""", Tuple.class)
                .setParameter("connection", connectionId).setParameter("before", before).setParameter("limit", limit)
                .getResultList();
        return rows.stream().map(Tuple.class::cast).map(row -> new Entry(row.get(0, Number.class).longValue(),
                row.get(1, String.class), row.get(2, Instant.class), row.get(3, Instant.class),
                read(row.get(4, String.class)))).toList();
    }

    @Transactional
    void forget(Duration retention) {
        database.createNativeQuery("DELETE FROM poll_run WHERE ended_at < :before")
                .setParameter("before", clock.instant().minus(retention)).executeUpdate();
    }

    private String write(List<StreamReport.Summary> streams) {
        try {
            return json.writeValueAsString(streams);
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private JsonNode read(String streams) {
        try {
            return json.readTree(streams);
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
