package io.helpdeskroi.connector.poll;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;

import io.helpdeskroi.connector.lease.ConnectionLeases;
import io.helpdeskroi.connector.lease.Lease;
import io.helpdeskroi.connector.spi.Cursor;

/**
 * The positions of streams in the database. Every write is fenced by the lease's epoch.
 */
@ApplicationScoped
class StreamPositions {

    private static final int ERROR_LENGTH = 500;

    private final EntityManager database;
    private final ConnectionLeases leases;
    private final PageCommit pages;
    private final Clock clock;

    StreamPositions(EntityManager database, ConnectionLeases leases, PageCommit pages, Clock clock) {
        this.database = database;
        this.leases = leases;
        this.pages = pages;
        this.clock = clock;
    }

    /** What is to be known once a page has been delivered. */
    record Progress(Cursor next, Optional<Instant> highWaterMark, boolean caughtUp, StreamPosition.State state,
            Duration dueIn) {
    }

    @Transactional
    Map<String, StreamPosition> of(String connectionId) {
        List<?> rows = database.createNativeQuery("""
                SELECT stream, cursor, cursor_at, high_water_mark, caught_up, state, due_at <= clock_timestamp(), due_at,
                       failures, delivered, last_error, last_error_at, start_at, run_epoch, run_since, run_pages, run_records,
                       run_first_mark
                FROM stream_position WHERE connection_id = :id ORDER BY stream""", Tuple.class)
                .setParameter("id", connectionId).getResultList();
        Map<String, StreamPosition> positions = new LinkedHashMap<>();
        for (Object row : rows) {
            StreamPosition position = position((Tuple) row);
            positions.put(position.stream(), position);
        }
        return positions;
    }

    private static StreamPosition position(Tuple row) {
        return new StreamPosition(row.get(0, String.class), Optional.ofNullable(row.get(1, String.class)).map(Cursor::new),
                Optional.ofNullable(row.get(2, Instant.class)), Optional.ofNullable(row.get(3, Instant.class)),
                row.get(4, Boolean.class), StreamPosition.State.valueOf(row.get(5, String.class)), row.get(6, Boolean.class),
                row.get(7, Instant.class), row.get(8, Number.class).intValue(), row.get(9, Number.class).longValue(),
                Optional.ofNullable(row.get(10, String.class)), Optional.ofNullable(row.get(11, Instant.class)),
                Optional.ofNullable(row.get(12, Instant.class)), run(row));
    }

    private static Optional<StreamPosition.Run> run(Tuple row) {
        return Optional.ofNullable(row.get(13, Number.class)).map(epoch -> new StreamPosition.Run(epoch.longValue(),
                row.get(14, Instant.class), row.get(15, Number.class).longValue(), row.get(16, Number.class).longValue(),
                Optional.ofNullable(row.get(17, Instant.class))));
    }

    /**
     * Commits a cursor together with what else its page writes.
     *
     * @throws io.helpdeskroi.connector.lease.LeaseLost if another replica has the connection; nothing is written
     */
    @Transactional
    void commit(Lease lease, String stream, Progress progress, PageOutcome page) {
        pages.write(lease, stream, page);
        database.createNativeQuery("""
                INSERT INTO stream_position AS p (connection_id, stream, cursor, cursor_at, high_water_mark, caught_up, state,
                                                  due_at, delivered, run_epoch, run_since, run_pages, run_records)
                VALUES (:id, :stream, :cursor, :now, CAST(:mark AS timestamptz), :caught_up, :state,
                        clock_timestamp() + :due * interval '1 second', :delivered, :epoch, :now, 1, :delivered)
                ON CONFLICT (connection_id, stream) DO UPDATE
                SET cursor = excluded.cursor, cursor_at = excluded.cursor_at,
                    high_water_mark = greatest(p.high_water_mark, excluded.high_water_mark),
                    caught_up = excluded.caught_up, state = excluded.state, due_at = excluded.due_at, failures = 0,
                    delivered = p.delivered + excluded.delivered, last_error = NULL, last_error_at = NULL,
                    run_epoch = excluded.run_epoch,
                    run_since = CASE WHEN p.run_epoch = excluded.run_epoch THEN p.run_since ELSE excluded.run_since END,
                    run_first_mark = CASE WHEN p.run_epoch = excluded.run_epoch THEN p.run_first_mark
                                          ELSE p.high_water_mark END,
                    run_pages = CASE WHEN p.run_epoch = excluded.run_epoch THEN p.run_pages ELSE 0 END + 1,
                    run_records = CASE WHEN p.run_epoch = excluded.run_epoch THEN p.run_records ELSE 0 END
                                  + excluded.run_records""")
                .setParameter("epoch", lease.epoch())
                .setParameter("id", lease.connectionId()).setParameter("stream", stream)
                .setParameter("cursor", progress.next().text()).setParameter("now", clock.instant())
                .setParameter("mark", progress.highWaterMark().map(Instant::toString).orElse(null))
                .setParameter("caught_up", progress.caughtUp()).setParameter("state", progress.state().name())
                .setParameter("due", progress.dueIn().toMillis() / 1000.0).setParameter("delivered", page.accepted().size())
                .executeUpdate();
    }

    /** Sets a stream back without touching its cursor. */
    @Transactional
    void postpone(Lease lease, String stream, StreamPosition.State state, Duration dueIn, String error) {
        leases.fence(lease);
        boolean failed = state == StreamPosition.State.RETRYING || state == StreamPosition.State.STOPPED;
        database.createNativeQuery("""
                INSERT INTO stream_position AS p (connection_id, stream, state, due_at, failures, last_error, last_error_at)
                VALUES (:id, :stream, :state, clock_timestamp() + :due * interval '1 second', :failed, :error, :now)
                ON CONFLICT (connection_id, stream) DO UPDATE
                SET state = excluded.state, due_at = excluded.due_at, caught_up = p.caught_up AND :failed = 0,
                    failures = p.failures + :failed, last_error = excluded.last_error,
                    last_error_at = excluded.last_error_at""")
                .setParameter("id", lease.connectionId()).setParameter("stream", stream).setParameter("state", state.name())
                .setParameter("due", dueIn.toMillis() / 1000.0).setParameter("failed", failed ? 1 : 0)
                .setParameter("error", error.length() > ERROR_LENGTH ? error.substring(0, ERROR_LENGTH) : error)
                .setParameter("now", clock.instant()).executeUpdate();
    }

    /** The feed had nothing new: it has caught up where it is. */
    @Transactional
    void nothingYet(Lease lease, String stream, Duration dueIn) {
        leases.fence(lease);
        database.createNativeQuery("""
                INSERT INTO stream_position AS p (connection_id, stream, state, caught_up, due_at)
                VALUES (:id, :stream, 'READY', true, clock_timestamp() + :due * interval '1 second')
                ON CONFLICT (connection_id, stream) DO UPDATE
                SET state = 'READY', caught_up = true, due_at = excluded.due_at, failures = 0, last_error = NULL,
                    last_error_at = NULL""")
                .setParameter("id", lease.connectionId()).setParameter("stream", stream)
                .setParameter("due", dueIn.toMillis() / 1000.0).executeUpdate();
    }

    /** Time until the first of these streams is due; none where one has never been read. */
    @Transactional
    Duration untilDue(String connectionId, List<String> streams) {
        Tuple found = (Tuple) database.createNativeQuery("""
                SELECT count(*), extract(epoch FROM min(due_at) - clock_timestamp()) FROM stream_position
                WHERE connection_id = :id AND stream IN (:streams)""", Tuple.class)
                .setParameter("id", connectionId).setParameter("streams", streams).getSingleResult();
        if (found.get(0, Number.class).intValue() < streams.size()) {
            return Duration.ZERO;
        }
        double seconds = found.get(1, Number.class).doubleValue();
        return seconds <= 0 ? Duration.ZERO : Duration.ofMillis((long) (seconds * 1000));
    }
}
