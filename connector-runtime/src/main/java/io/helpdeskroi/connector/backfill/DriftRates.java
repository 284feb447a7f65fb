package io.helpdeskroi.connector.backfill;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

/**
 * What the last re-walk of each stream found: the part of the records read again that was missing or different.
 */
@ApplicationScoped
public class DriftRates {

    private static final Logger LOG = Logger.getLogger(DriftRates.class);

    private final EntityManager database;
    private final Clock clock;

    DriftRates(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The drift of a stream.
     *
     * @param rate from 0 to 1; empty when the sample held no records
     */
    public record Drift(Optional<Double> rate, Instant checkedAt) {
    }

    /** By stream. */
    @Transactional
    public Map<String, Drift> of(String connectionId) {
        List<?> rows = database.createNativeQuery("""
                SELECT stream, rate, checked_at FROM stream_drift WHERE connection_id = :id""", Tuple.class)
                .setParameter("id", connectionId).getResultList();
        Map<String, Drift> found = new LinkedHashMap<>();
        rows.stream().map(Tuple.class::cast).forEach(row -> found.put(row.get(0, String.class), new Drift(
                Optional.ofNullable(row.get(1, Number.class)).map(Number::doubleValue), row.get(2, Instant.class))));
        return found;
    }

    /** Notes what a re-walk of a stream has found, as its counts are in the database now. */
    @Transactional(Transactional.TxType.MANDATORY)
    void found(String connectionId, BackfillStream at) {
        Tuple sample = (Tuple) database.createNativeQuery("""
                SELECT stored, stored + unchanged + stale FROM backfill_stream WHERE backfill_id = :id AND stream = :stream""",
                Tuple.class).setParameter("id", at.backfillId()).setParameter("stream", at.stream()).getSingleResult();
        long differed = sample.get(0, Number.class).longValue();
        long read = sample.get(1, Number.class).longValue();
        database.createNativeQuery("""
                INSERT INTO stream_drift (connection_id, stream, rate, checked_at)
                VALUES (:connection, :stream, CAST(:rate AS double precision), :now)
                ON CONFLICT (connection_id, stream) DO UPDATE SET rate = excluded.rate, checked_at = excluded.checked_at""")
                .setParameter("connection", connectionId).setParameter("stream", at.stream())
                .setParameter("rate", read == 0 ? null : String.valueOf((double) differed / read))
                .setParameter("now", clock.instant()).executeUpdate();
        if (differed > 0) {
            LOG.warnf("drift of connection %s: %d of %d records of stream %s from %s to %s were missing or different and have "
                    + "been delivered again", connectionId, differed, read, at.stream(), at.range().from(), at.range().to());
        }
    }
}
