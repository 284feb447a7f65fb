package io.helpdeskroi.connector.connection;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import io.helpdeskroi.connector.audit.AuditAction;
import io.helpdeskroi.connector.connection.ConnectionChanges.Act;
import io.helpdeskroi.connector.credential.CredentialStore;
import io.helpdeskroi.connector.spi.InvalidSettings;
import io.helpdeskroi.connector.spi.Secret;

/**
 * Makes connections what declarations say. Replicas do this side by side: whoever comes second finds nothing to change.
 */
@ApplicationScoped
public class DeclaredConnections {

    private final ConnectionRepository repository;
    private final CredentialStore credentials;
    private final ConnectionRules rules;
    private final ConnectionChanges changes;

    DeclaredConnections(ConnectionRepository repository, CredentialStore credentials, ConnectionRules rules,
            ConnectionChanges changes) {
        this.repository = repository;
        this.credentials = credentials;
        this.rules = rules;
        this.changes = changes;
    }

    /**
     * What a declaration wants of one connection.
     *
     * @param adopt whether a connection that was made over the API becomes this one
     * @param paused whether it is not to be polled
     */
    public record Wanted(ConnectionRequest request, boolean adopt, boolean paused) {
    }

    /** Which declaration each connection belongs to, of those that belong to one. */
    @Transactional
    public Map<String, String> managed() {
        Map<String, String> managed = new TreeMap<>();
        repository.all().forEach(connection -> connection.managedBy()
                .ifPresent(declaration -> managed.put(connection.id(), declaration)));
        return managed;
    }

    /**
     * Applies all that one declaration wants, or nothing of it.
     *
     * @param declaration as {@code file:<name>}
     * @param holds whether another declaration still claims what it manages
     * @throws InvalidSettings what is not acceptable; nothing was changed
     * @throws io.helpdeskroi.rest.ProblemException 409 when another replica made one of them at the same moment
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void apply(String declaration, List<Wanted> wanted, Predicate<String> holds) {
        wanted.forEach(one -> rules.name(one.request().name()));
        // In one order, so that replicas do not wait for each other's rows crosswise.
        wanted.stream().sorted(Comparator.comparing(one -> one.request().name()))
                .forEach(one -> apply(declaration, one, holds));
    }

    private void apply(String declaration, Wanted wanted, Predicate<String> holds) {
        String id = wanted.request().name();
        Optional<Connection> present = repository.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
        if (present.isEmpty()) {
            create(id, declaration, wanted);
            return;
        }
        requireFree(present.get(), declaration, wanted.adopt(), holds);
        change(present.get(), declaration, wanted);
    }

    private void create(String id, String declaration, Wanted wanted) {
        ConnectionSettings settings = rules.settings(wanted.request(), Optional.empty());
        Map<String, Secret> given = acceptable(id, settings, wanted);
        Connection connection = changes.create(id, settings);
        connection.managedBy(declaration);
        if (wanted.paused()) {
            connection.become(ConnectionState.PAUSED, pausedBy(declaration));
        }
        Set<String> set = credentials.declare(id, given);
        changes.keep(connection, new Act(declaration, AuditAction.DECLARATION_APPLIED, Map.of("made", true)), Map.of(), set);
    }

    private static void requireFree(Connection connection, String declaration, boolean adopt, Predicate<String> holds) {
        Optional<String> other = connection.managedBy().filter(manager -> !manager.equals(declaration));
        if (other.isPresent() && holds.test(other.get())) {
            throw new InvalidSettings("name", "'" + connection.id() + "' belongs to " + other.get() + " already",
                    "a name that no other file declares");
        }
        boolean byHand = connection.managedBy().isEmpty() && connection.withdrawnFrom().isEmpty();
        if (byHand && !adopt) {
            throw new InvalidSettings("name", "'" + connection.id() + "' is managed over the API",
                    "another name, or adopt: true to take it over with its history");
        }
    }

    private void change(Connection connection, String declaration, Wanted wanted) {
        String id = connection.id();
        if (wanted.request().vendor() != null && wanted.request().vendor() != connection.vendor()) {
            throw new InvalidSettings("vendor", "cannot be changed", connection.vendor().name().toLowerCase());
        }
        ConnectionSettings settings = rules.settings(
                wanted.request().beginningAt(connection.backfillStart()), Optional.of(connection.vendor()));
        Map<String, Secret> given = acceptable(id, settings, wanted);
        Map<String, Object> fields = Configuration.of(connection).changesTo(Configuration.of(settings));
        Set<String> replaced = credentials.declare(id, given);
        boolean isNews = !fields.isEmpty() || !replaced.isEmpty();
        boolean isTaken = !connection.managedBy().equals(Optional.of(declaration));
        boolean wasPaused = connection.state() == ConnectionState.PAUSED;
        if (!isNews && !isTaken && wasPaused == wanted.paused()) {
            return;
        }
        connection.managedBy(declaration);
        if (wanted.paused()) {
            connection.become(ConnectionState.PAUSED, pausedBy(declaration));
        } else if (wasPaused || !replaced.isEmpty()
                || !fields.isEmpty() && connection.state() != ConnectionState.NEEDS_CREDENTIALS) {
            changes.activate(connection);
        }
        Map<String, Object> extra = new LinkedHashMap<>();
        if (isTaken) {
            extra.put("taken_over", true);
        }
        if (wasPaused != wanted.paused()) {
            extra.put("paused", wanted.paused());
        }
        Act act = new Act(declaration, AuditAction.DECLARATION_APPLIED, extra);
        if (isNews) {
            changes.configure(connection, settings);
            changes.keep(connection, act, fields, replaced);
        } else {
            changes.note(id, act);
            changes.interrupt(id);
        }
    }

    private Map<String, Secret> acceptable(String id, ConnectionSettings settings, Wanted wanted) {
        Map<String, Secret> given = wanted.request().givenCredentials().orElse(Map.of());
        rules.credentials(settings, given);
        rules.account(id, settings, given);
        return given;
    }

    /** The declaration does not name this connection any more: it rests, and can be changed over the API. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void withdraw(String id, String declaration) {
        Optional<Connection> present = repository.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(connection -> connection.managedBy().equals(Optional.of(declaration)));
        present.ifPresent(connection -> {
            connection.withdraw();
            connection.become(ConnectionState.PAUSED, "it is not declared in " + declaration + " any more");
            changes.note(id, new Act(declaration, AuditAction.DECLARATION_WITHDRAWN));
            changes.interrupt(id);
        });
    }

    private static String pausedBy(String declaration) {
        return "paused by " + declaration;
    }
}
