package io.helpdeskroi.connector.ledger;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.contract.Period;

/**
 * The register of what has arrived, in the database.
 */
@ApplicationScoped
public class DeliveredObjects {

    private final EntityManager database;

    DeliveredObjects(EntityManager database) {
        this.database = database;
    }

    /** Notes what a page delivered; part of the transaction that commits its cursor. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void note(String connectionId, String stream, List<DeliveredObject> objects) {
        // In order of their ids: a live page and one of a back-fill may bring the same objects at once.
        Map<String, DeliveredObject> newest = new TreeMap<>();
        objects.forEach(object -> newest.merge(object.vendorId(), object,
                (one, other) -> other.version().isBefore(one.version()) ? one : other));
        if (newest.isEmpty()) {
            return;
        }
        database.createNativeQuery("""
                INSERT INTO delivered_object AS known (connection_id, stream, vendor_id, created_at, version, deleted)
                SELECT :connection, :stream, row.id, CAST(row.created AS timestamptz), CAST(row.version AS timestamptz),
                       CAST(row.deleted AS boolean)
                FROM unnest(CAST(:ids AS text[]), CAST(:created AS text[]), CAST(:versions AS text[]),
                            CAST(:deleted AS text[])) AS row (id, created, version, deleted)
                ORDER BY row.id COLLATE "C"
                ON CONFLICT (connection_id, stream, vendor_id) DO UPDATE
                SET created_at = excluded.created_at, version = excluded.version, deleted = excluded.deleted
                WHERE excluded.version >= known.version
                  AND (excluded.deleted <> known.deleted OR excluded.created_at <> known.created_at)""")
                .setParameter("connection", connectionId).setParameter("stream", stream)
                .setParameter("ids", texts(newest, DeliveredObject::vendorId))
                .setParameter("created", texts(newest, DeliveredObject::createdAt))
                .setParameter("versions", texts(newest, DeliveredObject::version))
                .setParameter("deleted", texts(newest, DeliveredObject::deleted)).executeUpdate();
    }

    private static String[] texts(Map<String, DeliveredObject> objects, Function<DeliveredObject, Object> value) {
        return objects.values().stream().map(value.andThen(Object::toString)).toArray(String[]::new);
    }

    /**
     * Notes of which objects the vendor gave less than there is; part of the transaction that commits the cursor.
     *
     * @param askedAt when the vendor was asked for them, in the database's time: what was seen later stays
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void noteParts(String connectionId, String stream, List<MappedRecord.Counted> counted, Instant askedAt) {
        List<MappedRecord.Counted> ordered = counted.stream().sorted(Comparator.comparing(MappedRecord.Counted::vendorId)
                .thenComparing(MappedRecord.Counted::part)).toList();
        for (MappedRecord.Counted object : ordered) {
            database.createNativeQuery(object.vendorCount() == object.read() ? """
                    DELETE FROM ledger_part WHERE connection_id = :connection AND stream = :stream AND vendor_id = :id
                      AND part = :part AND :vendor = :read AND seen_at <= CAST(:asked AS timestamptz)""" : """
                    INSERT INTO ledger_part AS known (connection_id, stream, vendor_id, part, vendor_count, our_count, seen_at)
                    VALUES (:connection, :stream, :id, :part, :vendor, :read, CAST(:asked AS timestamptz))
                    ON CONFLICT (connection_id, stream, vendor_id, part) DO UPDATE
                    SET vendor_count = excluded.vendor_count, our_count = excluded.our_count, seen_at = excluded.seen_at
                    WHERE known.seen_at <= excluded.seen_at""")
                    .setParameter("connection", connectionId).setParameter("stream", stream)
                    .setParameter("id", object.vendorId()).setParameter("part", object.part())
                    .setParameter("vendor", object.vendorCount()).setParameter("read", object.read())
                    .setParameter("asked", askedAt.toString()).executeUpdate();
        }
    }

    /** How many objects created in the window have arrived and were not deleted. */
    @Transactional
    public long count(String connectionId, String stream, Period window) {
        return ((Number) database.createNativeQuery("""
                SELECT count(*) FROM delivered_object
                WHERE connection_id = :connection AND stream = :stream AND NOT deleted
                  AND created_at >= :from AND created_at < :to""")
                .setParameter("connection", connectionId).setParameter("stream", stream)
                .setParameter("from", window.from()).setParameter("to", window.to()).getSingleResult()).longValue();
    }

    /** Ids, in order after {@code after}, of objects created in the window that arrived and were not deleted. */
    @Transactional
    List<String> ids(String connectionId, String stream, Period window, String after, int limit) {
        List<?> ids = database.createNativeQuery("""
                SELECT vendor_id FROM delivered_object
                WHERE connection_id = :connection AND stream = :stream AND NOT deleted
                  AND created_at >= :from AND created_at < :to AND vendor_id > :after
                ORDER BY vendor_id LIMIT :limit""")
                .setParameter("connection", connectionId).setParameter("stream", stream)
                .setParameter("from", window.from()).setParameter("to", window.to()).setParameter("after", after)
                .setParameter("limit", limit).getResultList();
        return ids.stream().map(String.class::cast).toList();
    }
}
