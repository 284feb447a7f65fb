package io.helpdeskroi.connector.connection;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.helpdeskroi.connector.audit.AuditAction;
import io.helpdeskroi.connector.audit.Caller;
import io.helpdeskroi.connector.connection.ConnectionChanges.Act;
import io.helpdeskroi.connector.credential.CredentialStore;
import io.helpdeskroi.connector.spi.InvalidSettings;
import io.helpdeskroi.connector.spi.Secret;
import io.helpdeskroi.contract.Problem;
import io.helpdeskroi.rest.Etag;
import io.helpdeskroi.rest.ProblemException;

/**
 * What admins do with connections.
 */
@ApplicationScoped
class Connections {

    private final ConnectionRepository repository;
    private final CredentialStore credentials;
    private final ConnectionRules rules;
    private final ConnectionVersions versions;
    private final ConnectionChanges changes;
    private final Caller caller;

    Connections(ConnectionRepository repository, CredentialStore credentials, ConnectionRules rules,
            ConnectionVersions versions, ConnectionChanges changes, Caller caller) {
        this.repository = repository;
        this.credentials = credentials;
        this.rules = rules;
        this.versions = versions;
        this.changes = changes;
        this.caller = caller;
    }

    @Transactional
    List<ConnectionView> list() {
        return repository.all().stream().map(this::view).toList();
    }

    @Transactional
    ConnectionView get(String id) {
        return view(repository.require(id));
    }

    /** Versions before the version {@code before}, newest first. */
    @Transactional
    List<ConnectionVersions.Entry> versions(String id, long before, int limit) {
        repository.require(id);
        return versions.page(id, before, limit);
    }

    @Transactional
    ConnectionView create(ConnectionRequest request) {
        String id = rules.name(request.name());
        ConnectionSettings wanted = rules.settings(request, Optional.empty());
        Map<String, Secret> given = request.givenCredentials().orElse(Map.of());
        rules.credentials(wanted, given);
        rules.account(id, wanted, given);
        Connection connection = changes.create(id, wanted);
        Set<String> set = credentials.replace(id, given);
        changes.keep(connection, act(AuditAction.CONNECTION_CREATED), Map.of(), set);
        return view(connection);
    }

    /** Changes a connection; its cursors stay, so that it goes on where it was. */
    @Transactional
    ConnectionView change(String id, String ifMatch, ConnectionRequest request) {
        Connection connection = requireEditable(id);
        Etag.requireMatch(ifMatch, connection.version(), "connection");
        if (request.name() != null && !request.name().equals(id)) {
            throw new InvalidSettings("name", "cannot be changed, it is part of every fact's id", id);
        }
        if (request.vendor() != null && request.vendor() != connection.vendor()) {
            throw new InvalidSettings("vendor", "cannot be changed", connection.vendor().name().toLowerCase());
        }
        return apply(connection, request, act(AuditAction.CONNECTION_CHANGED));
    }

    /** Gives a connection a configuration that it had before, as a new version; its credentials and cursors stay. */
    @Transactional
    ConnectionView rollback(String id, String ifMatch, long version) {
        Connection connection = requireEditable(id);
        Etag.requireMatch(ifMatch, connection.version(), "connection");
        Configuration former = versions.find(id, version).orElseThrow(
                () -> new InvalidSettings("version", "is not known of this connection", "one that its versions list"));
        return apply(connection, former.request(),
                new Act(caller.name(), AuditAction.CONNECTION_ROLLED_BACK, Map.of("rolled_back_to", version)));
    }

    private ConnectionView apply(Connection connection, ConnectionRequest request, Act act) {
        String id = connection.id();
        ConnectionSettings wanted = rules.settings(request, Optional.of(connection.vendor()));
        request.givenCredentials().ifPresent(given -> rules.credentials(wanted, given));
        rules.account(id, wanted, request.givenCredentials().orElseGet(() -> credentials.load(id)));
        Map<String, Object> fields = changes.configure(connection, wanted);
        Set<String> replaced = request.givenCredentials().map(given -> credentials.replace(id, given)).orElse(Set.of());
        boolean works = connection.state() != ConnectionState.NEEDS_CREDENTIALS || request.givenCredentials().isPresent();
        return kept(connection, act, fields, replaced, works);
    }

    /** Logs in anew: cursors and configuration stay, whatever was refused before is tried again. */
    @Transactional
    ConnectionView replaceCredentials(String id, String ifMatch, Map<String, Secret> given) {
        Connection connection = requireEditable(id);
        if (ifMatch != null) {
            Etag.requireMatch(ifMatch, connection.version(), "connection");
        }
        ConnectionSettings present = rules.settings(Configuration.of(connection).request(), Optional.of(connection.vendor()));
        rules.credentials(present, given);
        rules.account(id, present, given);
        connection.credentialsReplaced(changes.now());
        Set<String> replaced = credentials.replace(id, given);
        return kept(connection, act(AuditAction.CREDENTIALS_REPLACED), Map.of(), replaced, true);
    }

    private ConnectionView kept(Connection connection, Act act, Map<String, Object> fields, Set<String> replaced,
            boolean works) {
        connection.forgetDeclaration();
        if (works && connection.state() != ConnectionState.PAUSED) {
            changes.activate(connection);
        }
        changes.keep(connection, act, fields, replaced);
        return view(connection);
    }

    /** Deletes a connection with its credentials, cursors and dead letters; what it delivered and its audit stay. */
    @Transactional
    void delete(String id, String ifMatch) {
        Connection connection = requireEditable(id);
        Etag.requireMatch(ifMatch, connection.version(), "connection");
        repository.delete(connection);
        changes.note(id, act(AuditAction.CONNECTION_DELETED));
        changes.interrupt(id);
    }

    @Transactional
    ConnectionView pause(String id) {
        Connection connection = requireEditable(id);
        connection.forgetDeclaration();
        connection.become(ConnectionState.PAUSED, null);
        changes.note(id, act(AuditAction.CONNECTION_PAUSED));
        changes.interrupt(id);
        return view(connection);
    }

    @Transactional
    ConnectionView resume(String id) {
        Connection connection = requireEditable(id);
        connection.forgetDeclaration();
        changes.activate(connection);
        changes.note(id, act(AuditAction.CONNECTION_RESUMED));
        return view(connection);
    }

    private Connection requireEditable(String id) {
        Connection connection = repository.requireLocked(id);
        connection.managedBy().ifPresent(declaration -> {
            throw new ProblemException(Problem.of(409, "declared", "The connection is declared in a file", "the connection '"
                    + id + "' is managed by " + declaration + ": change it there"));
        });
        return connection;
    }

    private Act act(AuditAction action) {
        return new Act(caller.name(), action);
    }

    private ConnectionView view(Connection connection) {
        return ConnectionView.of(connection, credentials.names(connection.id()));
    }
}
