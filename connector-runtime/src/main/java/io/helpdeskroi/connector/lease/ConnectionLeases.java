package io.helpdeskroi.connector.lease;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;

import io.helpdeskroi.connector.ConnectorConfig;

/**
 * Claims, renews and gives back connections. All times are the database's, so that replicas need no common clock.
 */
@ApplicationScoped
public class ConnectionLeases {

    private final EntityManager database;
    private final Duration duration;

    ConnectionLeases(EntityManager database, ConnectorConfig config) {
        this.database = database;
        this.duration = config.lease().duration();
    }

    /**
     * Claims up to {@code limit} connections that are due or whose holder fell silent. A claimed connection is due never, so
     * that whoever makes it due meanwhile is not forgotten when it is given back.
     */
    @Transactional
    public List<Lease> claim(String owner, int limit) {
        List<?> rows = database.createNativeQuery("""
                UPDATE connection_lease SET owner = :owner, epoch = nextval('lease_epoch'), due_at = 'infinity',
                       expires_at = clock_timestamp() + :seconds * interval '1 second'
                WHERE connection_id IN (
                    SELECT l.connection_id FROM connection_lease l JOIN connection c ON c.id = l.connection_id
                    WHERE c.state IN ('ACTIVE', 'FAILING')
                      AND (l.expires_at IS NULL AND l.due_at <= clock_timestamp() OR l.expires_at <= clock_timestamp())
                    ORDER BY least(l.due_at, l.expires_at) LIMIT :limit FOR UPDATE OF l SKIP LOCKED)
                RETURNING connection_id AS id, epoch AS epoch""", Tuple.class)
                .setParameter("owner", owner).setParameter("seconds", seconds(duration)).setParameter("limit", limit)
                .getResultList();
        return rows.stream().map(Tuple.class::cast)
                .map(row -> new Lease(row.get(0, String.class), row.get(1, Number.class).longValue())).toList();
    }

    /**
     * Renews a lease.
     *
     * @return the version of the connection's configuration if it may go on being worked; empty when the lease is lost or
     *         the connection was paused
     */
    @Transactional
    public Optional<Long> renew(Lease lease) {
        List<?> version = database.createNativeQuery("""
                UPDATE connection_lease l SET expires_at = clock_timestamp() + :seconds * interval '1 second'
                FROM connection c
                WHERE l.connection_id = :id AND l.epoch = :epoch AND l.owner IS NOT NULL AND c.id = l.connection_id
                  AND c.state IN ('ACTIVE', 'FAILING')
                RETURNING c.version""")
                .setParameter("seconds", seconds(duration)).setParameter("id", lease.connectionId())
                .setParameter("epoch", lease.epoch()).getResultList();
        return version.stream().map(found -> ((Number) found).longValue()).findFirst();
    }

    /**
     * Gives a connection back; it is due again when its first stream is, or at once when a stream has no position yet or
     * somebody wanted it to be due while it was held. Does nothing when the lease is lost.
     */
    @Transactional
    public void release(Lease lease, Duration dueIn) {
        database.createNativeQuery("""
                UPDATE connection_lease SET owner = NULL, expires_at = NULL,
                       due_at = least(due_at, clock_timestamp() + :seconds * interval '1 second')
                WHERE connection_id = :id AND epoch = :epoch""")
                .setParameter("seconds", seconds(dueIn)).setParameter("id", lease.connectionId())
                .setParameter("epoch", lease.epoch()).executeUpdate();
    }

    /** Takes a connection from whoever works it, and makes it due: nothing that was read so far can be committed any more. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void revoke(String connectionId) {
        database.createNativeQuery("""
                UPDATE connection_lease SET owner = NULL, expires_at = NULL, epoch = nextval('lease_epoch'),
                       due_at = clock_timestamp()
                WHERE connection_id = :id""").setParameter("id", connectionId).executeUpdate();
    }

    /** Makes a connection known to the leases, or due now. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void dueNow(String connectionId) {
        database.createNativeQuery("""
                INSERT INTO connection_lease (connection_id, due_at) VALUES (:id, clock_timestamp())
                ON CONFLICT (connection_id) DO UPDATE SET due_at = clock_timestamp()""")
                .setParameter("id", connectionId).executeUpdate();
    }

    /**
     * Fences the surrounding transaction: until it ends, nobody else can take the connection over.
     *
     * @throws LeaseLost if somebody has
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void fence(Lease lease) {
        // Admins' changes lock the connection before its lease; the same order here keeps the two from a deadlock.
        database.createNativeQuery("SELECT id FROM connection WHERE id = :id FOR KEY SHARE")
                .setParameter("id", lease.connectionId()).getResultList();
        require(lease, " FOR SHARE");
    }

    /**
     * Keeps whoever works the connection from committing until the surrounding transaction ends, for those who write the
     * same rows without a lease.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void holdOff(String connectionId) {
        database.createNativeQuery("SELECT id FROM connection WHERE id = :id FOR UPDATE").setParameter("id", connectionId)
                .getResultList();
    }

    /**
     * Checks, without holding anything up, that nobody has taken the connection over so far.
     *
     * @throws LeaseLost if somebody has
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void requireHeld(Lease lease) {
        require(lease, "");
    }

    private void require(Lease lease, String lock) {
        if (database.createNativeQuery("""
                SELECT epoch FROM connection_lease WHERE connection_id = :id AND epoch = :epoch""" + lock)
                .setParameter("id", lease.connectionId()).setParameter("epoch", lease.epoch()).getResultList().isEmpty()) {
            throw new LeaseLost(lease);
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
