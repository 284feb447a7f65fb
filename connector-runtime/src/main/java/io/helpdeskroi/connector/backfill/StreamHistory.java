package io.helpdeskroi.connector.backfill;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;

/**
 * What live polling has read so far, as back-fills need to know it.
 */
@ApplicationScoped
class StreamHistory {

    private final EntityManager database;

    StreamHistory(EntityManager database) {
        this.database = database;
    }

    /**
     * What of a stream has been read.
     *
     * @param from where it began
     * @param to its high-water mark
     * @param caughtUp whether the last poll reached the end of the feed
     */
    record Past(Instant from, Instant to, boolean caughtUp, long delivered) {
    }

    /** By stream; those without a high-water mark are left out. */
    @Transactional
    Map<String, Past> of(String connectionId) {
        List<?> rows = database.createNativeQuery("""
                SELECT p.stream, coalesce(p.start_at, c.backfill_start), p.high_water_mark, p.caught_up, p.delivered
                FROM stream_position p JOIN connection c ON c.id = p.connection_id
                WHERE p.connection_id = :id AND p.high_water_mark IS NOT NULL""", Tuple.class)
                .setParameter("id", connectionId).getResultList();
        Map<String, Past> pasts = new LinkedHashMap<>();
        rows.stream().map(Tuple.class::cast).forEach(row -> pasts.put(row.get(0, String.class), new Past(
                row.get(1, Instant.class), row.get(2, Instant.class), row.get(3, Boolean.class),
                row.get(4, Number.class).longValue())));
        return pasts;
    }
}
