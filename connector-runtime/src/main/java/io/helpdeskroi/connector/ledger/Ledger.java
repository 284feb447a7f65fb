package io.helpdeskroi.connector.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;

import io.helpdeskroi.connector.lease.ConnectionLeases;
import io.helpdeskroi.connector.lease.Lease;
import io.helpdeskroi.contract.Period;

/**
 * The ledger in the database: windows with both counts, and when each feed is counted next.
 */
@ApplicationScoped
public class Ledger {

    private static final int ERROR_LENGTH = 500;

    private final EntityManager database;
    private final ConnectionLeases leases;
    private final Clock clock;

    Ledger(EntityManager database, ConnectionLeases leases, Clock clock) {
        this.database = database;
        this.leases = leases;
        this.clock = clock;
    }

    /**
     * A window as the API shows it.
     *
     * @param shortfall what the vendor has more than has arrived; negative for a surplus
     * @param since when the counts were first seen to differ; absent while they agree
     */
    public record Window(String stream, Instant from, Instant to, long vendorCount, long ourCount, long shortfall,
            Completeness state, Instant checkedAt, Instant since) {
    }

    /** An object of which the vendor gives less than it says there is. */
    public record Part(String stream, String vendorId, String part, long vendorCount, long ourCount, Instant seenAt) {
    }

    /** Where the census of a feed stands. */
    record Round(boolean due, Instant begunAt) {
    }

    /** Whether one of these streams is to be counted now. */
    @Transactional
    public boolean isAnyDue(String connectionId, List<String> streams) {
        if (streams.isEmpty()) {
            return false;
        }
        return ((Number) database.createNativeQuery("""
                SELECT count(*) FROM ledger_census
                WHERE connection_id = :connection AND stream IN (:streams) AND due_at > clock_timestamp()""")
                .setParameter("connection", connectionId).setParameter("streams", streams).getSingleResult())
                .intValue() < streams.size();
    }

    /** The round that is due or under way; one that is due begins now. */
    @Transactional
    Round round(Lease lease, String stream) {
        leases.fence(lease);
        List<?> rows = database.createNativeQuery("""
                INSERT INTO ledger_census AS c (connection_id, stream, due_at, round_at)
                VALUES (:connection, :stream, clock_timestamp(), :now)
                ON CONFLICT (connection_id, stream) DO UPDATE SET round_at = coalesce(c.round_at, excluded.round_at)
                WHERE c.due_at <= clock_timestamp()
                RETURNING round_at""").setParameter("connection", lease.connectionId()).setParameter("stream", stream)
                .setParameter("now", clock.instant()).getResultList();
        return rows.isEmpty() ? new Round(false, clock.instant()) : new Round(true, (Instant) rows.get(0));
    }

    /** Forgets the counts of streams that the connection does not read any more. */
    @Transactional
    public void keepOnly(Lease lease, List<String> streams) {
        leases.fence(lease);
        for (String table : List.of("ledger_window", "ledger_census", "ledger_part")) {
            database.createNativeQuery(
                    "DELETE FROM " + table + " WHERE connection_id = :connection AND stream <> ALL(:streams)")
                    .setParameter("connection", lease.connectionId())
                    .setParameter("streams", streams.toArray(String[]::new)).executeUpdate();
        }
    }

    /** Forgets the counts of a time of which nothing is expected any more. */
    @Transactional
    void forgetBefore(Lease lease, String stream, Instant from) {
        leases.fence(lease);
        database.createNativeQuery("""
                DELETE FROM ledger_window WHERE connection_id = :connection AND stream = :stream AND window_to <= :from""")
                .setParameter("connection", lease.connectionId()).setParameter("stream", stream).setParameter("from", from)
                .executeUpdate();
    }

    /** Enters the lines of a segment in place of those that were there. */
    @Transactional
    void enter(Lease lease, String stream, Period segment, List<Reckoning.Line> lines) {
        leases.fence(lease);
        Optional<Instant> since = differsSince(lease.connectionId(), stream, segment);
        database.createNativeQuery("""
                DELETE FROM ledger_window WHERE connection_id = :connection AND stream = :stream
                  AND window_from < :to AND window_to > :from""")
                .setParameter("connection", lease.connectionId()).setParameter("stream", stream)
                .setParameter("from", segment.from()).setParameter("to", segment.to()).executeUpdate();
        Instant now = clock.instant();
        for (Reckoning.Line line : lines) {
            database.createNativeQuery("""
                    INSERT INTO ledger_window (connection_id, stream, window_from, window_to, vendor_count, our_count,
                                               checked_at, differs_since)
                    VALUES (:connection, :stream, :from, :to, :vendor, :ours, :now, CAST(:since AS timestamptz))""")
                    .setParameter("connection", lease.connectionId()).setParameter("stream", stream)
                    .setParameter("from", line.window().from()).setParameter("to", line.window().to())
                    .setParameter("vendor", line.vendorCount()).setParameter("ours", line.ourCount())
                    .setParameter("now", now)
                    .setParameter("since", line.agrees() ? null : since.orElse(now).toString()).executeUpdate();
        }
    }

    private Optional<Instant> differsSince(String connectionId, String stream, Period segment) {
        return Optional.ofNullable((Instant) database.createNativeQuery("""
                SELECT min(differs_since) FROM ledger_window
                WHERE connection_id = :connection AND stream = :stream AND window_from < :to AND window_to > :from""")
                .setParameter("connection", connectionId).setParameter("stream", stream)
                .setParameter("from", segment.from()).setParameter("to", segment.to()).getSingleResult());
    }

    /** The round has ended; the next one is due after a while. */
    @Transactional
    void finished(Lease lease, String stream, Duration nextIn) {
        leases.fence(lease);
        next(lease.connectionId(), stream, nextIn, null, true);
    }

    /** The vendor could not be asked; what was entered stays, and the round goes on later. */
    @Transactional
    void postpone(Lease lease, String stream, Duration nextIn, String error) {
        leases.fence(lease);
        next(lease.connectionId(), stream, nextIn,
                error.length() > ERROR_LENGTH ? error.substring(0, ERROR_LENGTH) : error, false);
    }

    /** A round that somebody wanted begun anew meanwhile stays due. */
    private void next(String connectionId, String stream, Duration nextIn, String error, boolean finished) {
        database.createNativeQuery("""
                UPDATE ledger_census SET due_at = clock_timestamp() + :next * interval '1 second', last_error = :error,
                       finished_at = CASE WHEN :finished THEN :now ELSE finished_at END,
                       round_at = CASE WHEN :finished THEN NULL ELSE round_at END
                WHERE connection_id = :connection AND stream = :stream AND round_at IS NOT NULL""")
                .setParameter("next", nextIn.toMillis() / 1000.0).setParameter("error", error)
                .setParameter("finished", finished).setParameter("now", clock.instant())
                .setParameter("connection", connectionId).setParameter("stream", stream).executeUpdate();
    }

    /** Has the feeds counted with the next run, because something was read again or an admin asks. */
    @Transactional
    public void dueNow(String connectionId) {
        database.createNativeQuery("""
                UPDATE ledger_census SET due_at = clock_timestamp(), round_at = NULL WHERE connection_id = :connection""")
                .setParameter("connection", connectionId).executeUpdate();
    }

    /** The windows of a connection, by stream and time. */
    @Transactional
    public List<Window> windows(String connectionId) {
        return rows(database.createNativeQuery("""
                SELECT stream, window_from, window_to, vendor_count, our_count, checked_at, differs_since
                FROM ledger_window WHERE connection_id = :connection ORDER BY stream, window_from""", Tuple.class)
                .setParameter("connection", connectionId)).stream().map(Ledger::window).toList();
    }

    private static Window window(Tuple row) {
        long vendor = row.get(3, Number.class).longValue();
        long ours = row.get(4, Number.class).longValue();
        return new Window(row.get(0, String.class), row.get(1, Instant.class), row.get(2, Instant.class), vendor, ours,
                vendor - ours, Completeness.of(vendor, ours), row.get(5, Instant.class), row.get(6, Instant.class));
    }

    /** Objects that the vendor gave in part only. */
    @Transactional
    List<Part> parts(String connectionId) {
        return rows(database.createNativeQuery("""
                SELECT stream, vendor_id, part, vendor_count, our_count, seen_at FROM ledger_part
                WHERE connection_id = :connection ORDER BY stream, vendor_id, part""", Tuple.class)
                .setParameter("connection", connectionId)).stream()
                .map(row -> new Part(row.get(0, String.class), row.get(1, String.class), row.get(2, String.class),
                        row.get(3, Number.class).longValue(), row.get(4, Number.class).longValue(),
                        row.get(5, Instant.class)))
                .toList();
    }

    /** Why feeds could not be counted, by stream. */
    @Transactional
    Map<String, String> errors(String connectionId) {
        return rows(database.createNativeQuery("""
                SELECT stream, last_error FROM ledger_census WHERE connection_id = :connection AND last_error IS NOT NULL""",
                Tuple.class).setParameter("connection", connectionId)).stream()
                .collect(Collectors.toMap(row -> row.get(0, String.class), row -> row.get(1, String.class)));
    }

    /** What the ledger says of each stream of a connection whose census has begun; unknown until all of it was counted once. */
    @Transactional
    public Map<String, Completeness> states(String connectionId) {
        Map<String, List<Completeness>> found = new LinkedHashMap<>();
        rows(database.createNativeQuery("""
                SELECT stream, finished_at FROM ledger_census WHERE connection_id = :connection ORDER BY stream""", Tuple.class)
                .setParameter("connection", connectionId)).forEach(
                        row -> found.put(row.get(0, String.class),
                                new ArrayList<>(row.get(1) == null ? List.of(Completeness.UNKNOWN) : List.of())));
        windows(connectionId).forEach(
                window -> found.computeIfAbsent(window.stream(), none -> new ArrayList<>()).add(window.state()));
        Map<String, Completeness> states = new LinkedHashMap<>();
        found.forEach((stream, windows) -> states.put(stream, Completeness.of(windows)));
        return states;
    }

    private static List<Tuple> rows(Query query) {
        return ((List<?>) query.getResultList()).stream().map(Tuple.class::cast).toList();
    }
}
