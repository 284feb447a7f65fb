package io.helpdeskroi.connector.credential;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.helpdeskroi.connector.ConnectorConfig;
import io.helpdeskroi.connector.lease.ConnectionLeases;
import io.helpdeskroi.connector.lease.Lease;
import io.helpdeskroi.connector.spi.Secret;
import io.quarkus.runtime.StartupEvent;

/**
 * The credentials of connections, sealed in the database.
 */
@ApplicationScoped
public class CredentialStore {

    private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {
    };

    private final EntityManager database;
    private final ConnectionLeases leases;
    private final ObjectMapper json;
    private final Clock clock;
    private final EnvelopeCipher cipher;

    CredentialStore(EntityManager database, ConnectionLeases leases, ObjectMapper json, Clock clock, ConnectorConfig config) {
        this.database = database;
        this.leases = leases;
        this.json = json;
        this.clock = clock;
        this.cipher = new EnvelopeCipher(config.encryptionKeyId(), config.encryptionKey().orElseThrow(
                () -> new IllegalStateException("HELPDESKROI_ENCRYPTION_KEY is missing; expected the Base64 of 32 bytes")));
    }

    /** A missing or wrong key stops the start, not the first request. */
    void check(@Observes StartupEvent start) {
        String text = "sealed and opened";
        if (!cipher.open(cipher.seal(text, "start"), "start").equals(text)) {
            throw new IllegalStateException("AES-GCM does not work here");
        }
    }

    /** Replaces the credentials of a connection, as its admin wants. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void replace(String connectionId, Map<String, Secret> credentials) {
        Map<String, String> clear = new TreeMap<>();
        credentials.forEach((key, secret) -> clear.put(key, secret.reveal()));
        EnvelopeCipher.Sealed sealed = cipher.seal(write(clear), connectionId);
        database.createNativeQuery("""
                INSERT INTO connection_credentials (connection_id, key_id, wrapped_key, payload, updated_at)
                VALUES (:id, :key, :wrapped, :payload, :now)
                ON CONFLICT (connection_id) DO UPDATE SET key_id = excluded.key_id, wrapped_key = excluded.wrapped_key,
                       payload = excluded.payload, updated_at = excluded.updated_at""")
                .setParameter("id", connectionId).setParameter("key", sealed.keyId())
                .setParameter("wrapped", sealed.wrappedKey()).setParameter("payload", sealed.payload())
                .setParameter("now", clock.instant()).executeUpdate();
    }

    /** The credentials of a connection; empty when it has none. */
    @Transactional
    public Map<String, Secret> load(String connectionId) {
        return read(connectionId, "");
    }

    /** Which credentials a connection has; none where this process cannot read them, so that they can be given anew. */
    @Transactional
    public Set<String> names(String connectionId) {
        try {
            return read(connectionId, "").keySet();
        } catch (CredentialsUnreadable unreadable) {
            return Set.of();
        }
    }

    /**
     * Renews the tokens of a connection, one renewal at a time across threads and replicas. {@code renewal} gets the
     * credentials as they are now, and gives them back if they are fresh enough or asks the vendor for new ones; what it
     * gives is stored before anyone can use it.
     *
     * <p>
     * The epoch is checked before the vendor is asked, and not again: a vendor that has issued new tokens has killed the
     * old ones, so refusing to store them would lock the account. A successor waits for this row and reads the new ones.
     *
     * @throws io.helpdeskroi.connector.lease.LeaseLost if the connection is no longer ours; then nothing was asked
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Map<String, Secret> renew(Lease lease, UnaryOperator<Map<String, Secret>> renewal) {
        Map<String, Secret> present = read(lease.connectionId(), " FOR UPDATE");
        leases.requireHeld(lease);
        Map<String, Secret> renewed = renewal.apply(present);
        if (!renewed.equals(present)) {
            replace(lease.connectionId(), renewed);
        }
        return renewed;
    }

    private Map<String, Secret> read(String connectionId, String lock) {
        List<?> rows = database.createNativeQuery("""
                SELECT key_id, wrapped_key, payload FROM connection_credentials WHERE connection_id = :id""" + lock,
                Tuple.class).setParameter("id", connectionId).getResultList();
        Map<String, Secret> credentials = new HashMap<>();
        for (Object row : rows) {
            Tuple tuple = (Tuple) row;
            String clear = cipher.open(new EnvelopeCipher.Sealed(tuple.get(0, String.class), tuple.get(1, byte[].class),
                    tuple.get(2, byte[].class)), connectionId);
            readTexts(clear).forEach((key, value) -> credentials.put(key, new Secret(value)));
        }
        return credentials;
    }

    private String write(Map<String, String> clear) {
        try {
            return json.writeValueAsString(clear);
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Map<String, String> readTexts(String clear) {
        try {
            return json.readValue(clear, TEXTS);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("stored credentials are not the JSON they were", null);
        }
    }
}
