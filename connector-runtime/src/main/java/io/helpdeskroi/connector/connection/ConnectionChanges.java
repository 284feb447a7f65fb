package io.helpdeskroi.connector.connection;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;

import org.hibernate.exception.ConstraintViolationException;

import io.helpdeskroi.connector.audit.AuditAction;
import io.helpdeskroi.connector.audit.AuditTrail;
import io.helpdeskroi.connector.lease.ConnectionLeases;
import io.helpdeskroi.rest.ProblemException;

/**
 * How a connection becomes another: its version is kept, the audit says who did it, and whoever works it is told. Each of
 * these is part of the caller's transaction.
 */
@ApplicationScoped
class ConnectionChanges {

    private final ConnectionRepository repository;
    private final ConnectionVersions versions;
    private final AuditTrail audit;
    private final ConnectionLeases leases;
    private final Event<ConnectionChanged> changed;
    private final EntityManager database;
    private final Clock clock;

    ConnectionChanges(ConnectionRepository repository, ConnectionVersions versions, AuditTrail audit, ConnectionLeases leases,
            Event<ConnectionChanged> changed, EntityManager database, Clock clock) {
        this.repository = repository;
        this.versions = versions;
        this.audit = audit;
        this.leases = leases;
        this.changed = changed;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Who changes a connection, and how the audit calls it.
     *
     * @param extra what the audit should say beside what changed
     */
    record Act(String actor, AuditAction action, Map<String, Object> extra) {

        Act(String actor, AuditAction action) {
            this(actor, action, Map.of());
        }
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** @throws ProblemException 409 if there is one of that name */
    Connection create(String id, ConnectionSettings wanted) {
        if (repository.findByIdOptional(id).isPresent()) {
            throw taken(id);
        }
        Connection connection = new Connection(id, wanted, now());
        try {
            repository.persistAndFlush(connection);
        } catch (ConstraintViolationException madeMeanwhile) {
            throw taken(id);
        }
        leases.dueNow(id);
        return connection;
    }

    private static ProblemException taken(String id) {
        return ProblemException.conflict("there is a connection '" + id + "' already");
    }

    /** Gives a connection another configuration and tells what is different. */
    Map<String, Object> configure(Connection connection, ConnectionSettings wanted) {
        Configuration before = Configuration.of(connection);
        connection.apply(wanted, now());
        return before.changesTo(Configuration.of(connection));
    }

    /**
     * Keeps the version that a connection now has.
     *
     * @param fields what is different of its configuration
     * @param credentials names of the credentials that were replaced
     */
    void keep(Connection connection, Act act, Map<String, Object> fields, Set<String> credentials) {
        repository.flush();
        versions.keep(connection, act.actor());
        Map<String, Object> detail = new LinkedHashMap<>(act.extra());
        detail.put("version", connection.version());
        if (!fields.isEmpty()) {
            detail.put("changed", fields);
        }
        if (!credentials.isEmpty()) {
            detail.put("credentials", credentials);
        }
        audit.record(act.actor(), act.action(), Optional.of(connection.id()), detail);
        interrupt(connection.id());
    }

    /** Every stream is tried again at once, also those that had been stopped. */
    void activate(Connection connection) {
        connection.become(ConnectionState.ACTIVE, null);
        leases.dueNow(connection.id());
        database.createNativeQuery("""
                UPDATE stream_position SET due_at = clock_timestamp() WHERE connection_id = :id AND state <> 'WAITING'""")
                .setParameter("id", connection.id()).executeUpdate();
    }

    /** Something was done to a connection that makes no version of it. */
    void note(String connectionId, Act act) {
        audit.record(act.actor(), act.action(), Optional.of(connectionId), act.extra());
    }

    /** Whoever works the connection in this process should end soon; others notice with their next heartbeat. */
    void interrupt(String connectionId) {
        changed.fire(new ConnectionChanged(connectionId));
    }
}
