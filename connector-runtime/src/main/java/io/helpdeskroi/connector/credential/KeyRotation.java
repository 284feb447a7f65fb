package io.helpdeskroi.connector.credential;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

import org.jboss.logging.Logger;

import io.helpdeskroi.connector.audit.AuditAction;
import io.helpdeskroi.connector.audit.AuditTrail;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;

/**
 * Brings credentials under the present encryption key: their data keys are encrypted anew, their text stays as it is. At
 * start, and again from time to time, since a replica that still has the former key may write with it meanwhile.
 */
@ApplicationScoped
class KeyRotation {

    private static final Logger LOG = Logger.getLogger(KeyRotation.class);

    private final EntityManager database;
    private final EnvelopeCipher cipher;
    private final AuditTrail audit;

    KeyRotation(EntityManager database, EnvelopeCipher cipher, AuditTrail audit) {
        this.database = database;
        this.cipher = cipher;
        this.audit = audit;
    }

    /**
     * What one look at the credentials did.
     *
     * @param rewrapped how many came under the present key, by the key they were under
     * @param unreadable how many no key of this process opens; they are left as they are
     */
    record Outcome(Map<String, Integer> rewrapped, int unreadable) {
    }

    void start(@Observes StartupEvent start) {
        rotate();
    }

    @Scheduled(every = "10m", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void again() {
        rotate();
    }

    Outcome rotate() {
        Map<String, Integer> rewrapped = new TreeMap<>();
        int unreadable = 0;
        for (String connection : QuarkusTransaction.requiringNew().call(this::underOtherKeys)) {
            try {
                QuarkusTransaction.requiringNew().call(() -> rewrap(connection))
                        .ifPresent(former -> rewrapped.merge(former, 1, Integer::sum));
            } catch (CredentialsUnreadable failure) {
                unreadable++;
                LOG.warn(failure.getMessage());
            }
        }
        if (!rewrapped.isEmpty()) {
            LOG.infof("encryption key %s: credentials of connections brought under it, by former key: %s; unreadable: %d",
                    cipher.keyId(), rewrapped, unreadable);
        }
        return new Outcome(rewrapped, unreadable);
    }

    private List<String> underOtherKeys() {
        List<?> found = database.createNativeQuery("""
                SELECT connection_id FROM connection_credentials WHERE key_id <> :present ORDER BY connection_id""")
                .setParameter("present", cipher.keyId()).getResultList();
        return found.stream().map(String.class::cast).toList();
    }

    /** Waits for a renewal that is under way; another replica that was faster leaves nothing to do. */
    private Optional<String> rewrap(String connection) {
        List<?> rows = database.createNativeQuery("""
                SELECT key_id, wrapped_key, payload FROM connection_credentials
                WHERE connection_id = :id AND key_id <> :present FOR UPDATE""", Tuple.class)
                .setParameter("id", connection).setParameter("present", cipher.keyId()).getResultList();
        Optional<Tuple> row = rows.stream().map(Tuple.class::cast).findFirst();
        if (row.isEmpty()) {
            return Optional.empty();
        }
        String former = row.get().get(0, String.class);
        EnvelopeCipher.Sealed sealed = cipher.rewrap(new EnvelopeCipher.Sealed(former, row.get().get(1, byte[].class),
                row.get().get(2, byte[].class)), connection);
        database.createNativeQuery("""
                UPDATE connection_credentials SET key_id = :key, wrapped_key = :wrapped WHERE connection_id = :id""")
                .setParameter("key", sealed.keyId()).setParameter("wrapped", sealed.wrappedKey())
                .setParameter("id", connection).executeUpdate();
        audit.record("system", AuditAction.KEYS_ROTATED, Optional.of(connection),
                Map.of("from", former, "to", sealed.keyId()));
        return Optional.of(former);
    }
}
