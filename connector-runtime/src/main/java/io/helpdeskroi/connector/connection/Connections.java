package io.helpdeskroi.connector.connection;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.hibernate.exception.ConstraintViolationException;

import io.helpdeskroi.connector.credential.CredentialStore;
import io.helpdeskroi.connector.lease.ConnectionLeases;
import io.helpdeskroi.connector.spi.InvalidSettings;
import io.helpdeskroi.connector.spi.Secret;
import io.helpdeskroi.rest.Etag;
import io.helpdeskroi.rest.ProblemException;

/**
 * What admins do with connections.
 */
@ApplicationScoped
class Connections {

    private final ConnectionRepository repository;
    private final CredentialStore credentials;
    private final ConnectionLeases leases;
    private final ConnectionRules rules;
    private final Event<ConnectionChanged> changed;
    private final EntityManager database;
    private final Clock clock;

    Connections(ConnectionRepository repository, CredentialStore credentials, ConnectionLeases leases, ConnectionRules rules,
            Event<ConnectionChanged> changed, EntityManager database, Clock clock) {
        this.repository = repository;
        this.credentials = credentials;
        this.leases = leases;
        this.rules = rules;
        this.changed = changed;
        this.database = database;
        this.clock = clock;
    }

    @Transactional
    List<ConnectionView> list() {
        return repository.all().stream().map(this::view).toList();
    }

    @Transactional
    ConnectionView get(String id) {
        return view(repository.require(id));
    }

    @Transactional
    ConnectionView create(ConnectionRequest request) {
        String id = rules.name(request.name());
        ConnectionSettings wanted = rules.settings(request, Optional.empty());
        Map<String, Secret> given = request.givenCredentials().orElse(Map.of());
        rules.credentials(wanted, given);
        rules.account(id, wanted, given);
        if (repository.findByIdOptional(id).isPresent()) {
            throw taken(id);
        }
        Connection connection = new Connection(id, wanted, now());
        try {
            repository.persistAndFlush(connection);
        } catch (ConstraintViolationException madeMeanwhile) {
            throw taken(id);
        }
        credentials.replace(id, given);
        leases.dueNow(id);
        return view(connection);
    }

    private static ProblemException taken(String id) {
        return ProblemException.conflict("there is a connection '" + id + "' already");
    }

    /** Changes a connection; its cursors stay, so that it goes on where it was. */
    @Transactional
    ConnectionView change(String id, String ifMatch, ConnectionRequest request) {
        Connection connection = repository.requireLocked(id);
        Etag.requireMatch(ifMatch, connection.version(), "connection");
        if (request.name() != null && !request.name().equals(id)) {
            throw new InvalidSettings("name", "cannot be changed, it is part of every fact's id", id);
        }
        if (request.vendor() != null && request.vendor() != connection.vendor()) {
            throw new InvalidSettings("vendor", "cannot be changed", connection.vendor().name().toLowerCase());
        }
        ConnectionSettings wanted = rules.settings(request, Optional.of(connection.vendor()));
        request.givenCredentials().ifPresent(given -> rules.credentials(wanted, given));
        rules.account(id, wanted, request.givenCredentials().orElseGet(() -> credentials.load(id)));
        connection.apply(wanted, now());
        request.givenCredentials().ifPresent(given -> credentials.replace(id, given));
        if (connection.state() != ConnectionState.PAUSED
                && (request.givenCredentials().isPresent() || connection.state() != ConnectionState.NEEDS_CREDENTIALS)) {
            activate(connection);
        }
        changed.fire(new ConnectionChanged(id));
        return view(connection);
    }

    /** Deletes a connection with its credentials, cursors and dead letters; what it delivered stays. */
    @Transactional
    void delete(String id, String ifMatch) {
        Connection connection = repository.requireLocked(id);
        Etag.requireMatch(ifMatch, connection.version(), "connection");
        repository.delete(connection);
        changed.fire(new ConnectionChanged(id));
    }

    @Transactional
    ConnectionView pause(String id) {
        Connection connection = repository.requireLocked(id);
        connection.become(ConnectionState.PAUSED, null);
        changed.fire(new ConnectionChanged(id));
        return view(connection);
    }

    @Transactional
    ConnectionView resume(String id) {
        Connection connection = repository.requireLocked(id);
        activate(connection);
        return view(connection);
    }

    /** Every stream is tried again at once, also those that had been stopped. */
    private void activate(Connection connection) {
        connection.become(ConnectionState.ACTIVE, null);
        leases.dueNow(connection.id());
        database.createNativeQuery("""
                UPDATE stream_position SET due_at = clock_timestamp() WHERE connection_id = :id AND state <> 'WAITING'""")
                .setParameter("id", connection.id()).executeUpdate();
    }

    private ConnectionView view(Connection connection) {
        return ConnectionView.of(connection, credentials.names(connection.id()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
