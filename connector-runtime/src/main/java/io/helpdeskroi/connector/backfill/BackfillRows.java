package io.helpdeskroi.connector.backfill;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.helpdeskroi.connector.spi.Cursor;
import io.helpdeskroi.contract.Period;

/**
 * Back-fills as they are in the database.
 */
@ApplicationScoped
public class BackfillRows {

    private static final String STREAMS = """
            SELECT b.id, b.kind, b.range_from, b.range_to, s.stream, s.state, s.cursor, s.trail, s.failures, s.pages, s.records,
                   s.stored, s.unchanged, s.stale, s.rejected, s.malformed, s.skipped, s.rows_expected, s.covered_to,
                   s.live_mark, s.rate, s.last_error, s.updated_at
            FROM backfill b JOIN backfill_stream s ON s.backfill_id = b.id
            WHERE b.connection_id = :connection""";

    private final EntityManager database;
    private final ObjectMapper json;

    BackfillRows(EntityManager database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** What of a connection is to be read now: what has been due longest comes first. */
    @Transactional
    public List<BackfillStream> due(String connectionId) {
        return streams(STREAMS + """
                 AND b.ended_at IS NULL AND s.state IN ('WAITING', 'RUNNING', 'RETRYING') AND s.due_at <= clock_timestamp()
                ORDER BY s.due_at, b.id, s.place""", connectionId, Optional.empty());
    }

    /** Time until something of the connection is due; empty if nothing is under way. */
    @Transactional
    public Optional<Duration> untilDue(String connectionId) {
        Object seconds = database.createNativeQuery("""
                SELECT extract(epoch FROM min(s.due_at) - clock_timestamp())
                FROM backfill b JOIN backfill_stream s ON s.backfill_id = b.id
                WHERE b.connection_id = :connection AND b.ended_at IS NULL
                  AND s.state IN ('WAITING', 'RUNNING', 'RETRYING')""")
                .setParameter("connection", connectionId).getSingleResult();
        return Optional.ofNullable((Number) seconds)
                .map(left -> Duration.ofMillis(Math.max(0, (long) (left.doubleValue() * 1000))));
    }

    @Transactional
    Optional<Backfill> find(String connectionId, long id) {
        List<?> found = database.createNativeQuery("""
                SELECT id, kind, state, range_from, range_to, reason, requested_by, requested_at, ended_at,
                       CAST(estimate AS text)
                FROM backfill WHERE connection_id = :connection AND id = :id""", Tuple.class)
                .setParameter("connection", connectionId).setParameter("id", id).getResultList();
        return found.stream().map(Tuple.class::cast).findFirst().map(row -> new Backfill(
                row.get(0, Number.class).longValue(), BackfillKind.valueOf(row.get(1, String.class)),
                BackfillState.valueOf(row.get(2, String.class)),
                new Period(row.get(3, Instant.class), row.get(4, Instant.class)),
                Optional.ofNullable(row.get(5, String.class)), row.get(6, String.class), row.get(7, Instant.class),
                Optional.ofNullable(row.get(8, Instant.class)), estimate(row.get(9, String.class)),
                streams(STREAMS + " AND b.id = :id ORDER BY s.place", connectionId, Optional.of(id))));
    }

    private List<BackfillStream> streams(String sql, String connectionId, Optional<Long> id) {
        var query = database.createNativeQuery(sql, Tuple.class).setParameter("connection", connectionId);
        id.ifPresent(of -> query.setParameter("id", of));
        List<?> rows = query.getResultList();
        return rows.stream().map(Tuple.class::cast).map(BackfillRows::stream).toList();
    }

    private static BackfillStream stream(Tuple row) {
        return new BackfillStream(count(row, 0), BackfillKind.valueOf(row.get(1, String.class)),
                new Period(row.get(2, Instant.class), row.get(3, Instant.class)), row.get(4, String.class),
                BackfillState.valueOf(row.get(5, String.class)), Optional.ofNullable(row.get(6, String.class)).map(Cursor::new),
                Optional.ofNullable(row.get(7, String.class)), (int) count(row, 8),
                new BackfillStream.Counts(count(row, 9), count(row, 10), count(row, 11), count(row, 12), count(row, 13),
                        count(row, 14), count(row, 15), count(row, 16)),
                Optional.ofNullable(row.get(17, Number.class)).map(Number::longValue),
                Optional.ofNullable(row.get(18, Instant.class)), Optional.ofNullable(row.get(19, Instant.class)),
                Optional.ofNullable(row.get(20, Number.class)).map(Number::doubleValue),
                Optional.ofNullable(row.get(21, String.class)), row.get(22, Instant.class));
    }

    private static long count(Tuple row, int column) {
        return row.get(column, Number.class).longValue();
    }

    private Estimate estimate(String text) {
        try {
            return json.readValue(text, Estimate.class);
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
