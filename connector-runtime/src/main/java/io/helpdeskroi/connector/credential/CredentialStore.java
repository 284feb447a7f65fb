package io.helpdeskroi.connector.credential;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.helpdeskroi.connector.lease.ConnectionLeases;
import io.helpdeskroi.connector.lease.Lease;
import io.helpdeskroi.connector.spi.Secret;
import io.helpdeskroi.connector.spi.VendorFailure;
import io.quarkus.runtime.StartupEvent;

/**
 * The credentials of connections, sealed in the database.
 */
@ApplicationScoped
public class CredentialStore {

    /** Sealed with the credentials, as a digest of a short secret would give it away; no credential has such a name. */
    private static final String MARK = "#declared";
    private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {
    };

    private final EntityManager database;
    private final ConnectionLeases leases;
    private final ObjectMapper json;
    private final Clock clock;
    private final EnvelopeCipher cipher;

    CredentialStore(EntityManager database, ConnectionLeases leases, ObjectMapper json, Clock clock, EnvelopeCipher cipher) {
        this.database = database;
        this.leases = leases;
        this.json = json;
        this.clock = clock;
        this.cipher = cipher;
    }

    /** What is stored of a connection; the mark says which declared credentials it began with, empty if none. */
    private record Stored(Map<String, Secret> credentials, Optional<String> mark) {
    }

    /** A missing or wrong key stops the start, not the first request. */
    void check(@Observes StartupEvent start) {
        String text = "sealed and opened";
        if (!cipher.open(cipher.seal(text, "start"), "start").equals(text)) {
            throw new IllegalStateException("AES-GCM does not work here");
        }
    }

    /**
     * Replaces the credentials of a connection, as its admin wants. A renewal that is under way holds the row, so this waits
     * for it and then writes over the tokens it brought: they belong to the login that the admin gives up.
     *
     * @return names of the credentials that are others now, or were and are gone
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Set<String> replace(String connectionId, Map<String, Secret> credentials) {
        Set<String> different = different(connectionId, credentials);
        write(connectionId, new Stored(credentials, Optional.empty()));
        return different;
    }

    /**
     * Gives a connection the credentials that its declaration refers to, unless it began with the same: tokens that were
     * renewed since then are newer than what the declaration says.
     *
     * @return names of the credentials that are others now, or were and are gone; none if nothing was replaced
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Set<String> declare(String connectionId, Map<String, Secret> credentials) {
        Optional<String> mark = Optional.of(mark(credentials));
        if (readable(connectionId).map(Stored::mark).orElse(Optional.empty()).equals(mark)) {
            return Set.of();
        }
        Set<String> different = new TreeSet<>(different(connectionId, credentials));
        write(connectionId, new Stored(credentials, mark));
        return different;
    }

    /** The credentials of a connection; empty when it has none. */
    @Transactional
    public Map<String, Secret> load(String connectionId) {
        return read(connectionId, "").credentials();
    }

    /** Which credentials a connection has; none where this process cannot read them, so that they can be given anew. */
    @Transactional
    public Set<String> names(String connectionId) {
        return readable(connectionId).map(stored -> stored.credentials().keySet()).orElse(Set.of());
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
     * @param version configuration that the caller works with: a caller that does not know the present credentials must not
     *        use up one of their tokens
     * @throws io.helpdeskroi.connector.lease.LeaseLost if the connection is no longer ours; then nothing was asked
     * @throws VendorFailure.Transient if the connection has another version; then nothing was asked
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Map<String, Secret> renew(Lease lease, long version, UnaryOperator<Map<String, Secret>> renewal) {
        Stored present = read(lease.connectionId(), " FOR UPDATE");
        leases.requireHeld(lease);
        if (database.createNativeQuery("SELECT 1 FROM connection WHERE id = :id AND version = :version")
                .setParameter("id", lease.connectionId()).setParameter("version", version).getResultList().isEmpty()) {
            throw new VendorFailure.Transient("the connection was changed meanwhile: its tokens are renewed by the next run",
                    null);
        }
        Map<String, Secret> renewed = renewal.apply(present.credentials());
        if (!renewed.equals(present.credentials())) {
            write(lease.connectionId(), new Stored(renewed, present.mark()));
        }
        return renewed;
    }

    private Set<String> different(String connectionId, Map<String, Secret> later) {
        Map<String, Secret> present = readable(connectionId).map(Stored::credentials).orElse(Map.of());
        Set<String> names = new TreeSet<>(present.keySet());
        names.addAll(later.keySet());
        names.removeIf(name -> Objects.equals(present.get(name), later.get(name)));
        return names;
    }

    /** What is stored; empty where this process has not the key. */
    private Optional<Stored> readable(String connectionId) {
        try {
            return Optional.of(read(connectionId, ""));
        } catch (CredentialsUnreadable unreadable) {
            return Optional.empty();
        }
    }

    private Stored read(String connectionId, String lock) {
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
        Optional<String> mark = Optional.ofNullable(credentials.remove(MARK)).map(Secret::reveal);
        return new Stored(credentials, mark);
    }

    private void write(String connectionId, Stored stored) {
        Map<String, String> clear = clear(stored.credentials());
        stored.mark().ifPresent(mark -> clear.put(MARK, mark));
        EnvelopeCipher.Sealed sealed = cipher.seal(json(clear), connectionId);
        database.createNativeQuery("""
                INSERT INTO connection_credentials (connection_id, key_id, wrapped_key, payload, updated_at)
                VALUES (:id, :key, :wrapped, :payload, :now)
                ON CONFLICT (connection_id) DO UPDATE SET key_id = excluded.key_id, wrapped_key = excluded.wrapped_key,
                       payload = excluded.payload, updated_at = excluded.updated_at""")
                .setParameter("id", connectionId).setParameter("key", sealed.keyId())
                .setParameter("wrapped", sealed.wrappedKey()).setParameter("payload", sealed.payload())
                .setParameter("now", clock.instant()).executeUpdate();
    }

    private String mark(Map<String, Secret> credentials) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(json(clear(credentials)).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, String> clear(Map<String, Secret> credentials) {
        Map<String, String> clear = new TreeMap<>();
        credentials.forEach((key, secret) -> clear.put(key, secret.reveal()));
        return clear;
    }

    private String json(Map<String, String> clear) {
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
