package io.helpdeskroi.connector.connection;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import io.helpdeskroi.connector.lease.ConnectionLeases;
import io.helpdeskroi.connector.lease.Lease;
import io.helpdeskroi.rest.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;

/**
 * The connections in the database.
 */
@ApplicationScoped
public class ConnectionRepository implements PanacheRepositoryBase<Connection, String> {

    private final ConnectionLeases leases;

    ConnectionRepository(ConnectionLeases leases) {
        this.leases = leases;
    }

    @Transactional
    public Optional<Connection> read(String id) {
        return findByIdOptional(id);
    }

    /** @throws ProblemException 404 if there is none */
    @Transactional
    public Connection require(String id) {
        return read(id).orElseThrow(() -> ProblemException.notFound("connection", id));
    }

    /** @throws ProblemException 404 if there is none */
    Connection requireLocked(String id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> ProblemException.notFound("connection", id));
    }

    @Transactional
    public List<Connection> all() {
        return listAll(Sort.by("id"));
    }

    /**
     * What polling found out about a connection; an admin's pause is not overruled, and what is wrong with a former
     * configuration says nothing of the present one.
     *
     * @param version configuration that was polled
     */
    @Transactional
    public void report(Lease lease, long version, ConnectionState state, Optional<String> reason) {
        // Before the lease: an admin who holds the connection waits for the lease next.
        getEntityManager().createNativeQuery("SELECT id FROM connection WHERE id = :id FOR NO KEY UPDATE")
                .setParameter("id", lease.connectionId()).getResultList();
        leases.fence(lease);
        getEntityManager().createNativeQuery("""
                UPDATE connection SET state = :state, state_reason = :reason
                WHERE id = :id AND version = :version AND state IN ('ACTIVE', 'FAILING')
                  AND (state <> :state OR state_reason IS DISTINCT FROM :reason)""")
                .setParameter("version", version).setParameter("state", state.name())
                .setParameter("reason", reason.orElse(null))
                .setParameter("id", lease.connectionId()).executeUpdate();
    }
}
