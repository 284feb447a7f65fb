package io.helpdeskroi.connector.audit;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The audit in the database, which refuses to change or forget an entry.
 */
@ApplicationScoped
public class AuditTrail {

    private static final String COLUMNS = """
            SELECT id, at, actor, action, connection_id, CAST(detail AS text) FROM audit_entry WHERE id < :before""";

    private final EntityManager database;
    private final Caller caller;
    private final ObjectMapper json;
    private final Clock clock;

    AuditTrail(EntityManager database, Caller caller, ObjectMapper json, Clock clock) {
        this.database = database;
        this.caller = caller;
        this.json = json;
        this.clock = clock;
    }

    /**
     * An action as the API shows it.
     *
     * @param actor name of the caller; {@code system} for the runtime, {@code file:<name>} for a declaration
     * @param connectionId absent when it concerns the connector as a whole
     */
    record Entry(long id, Instant at, String actor, AuditAction action, String connectionId, JsonNode detail) {
    }

    /**
     * Notes what the caller of the current request does, or the runtime where there is none; part of the transaction that
     * does it.
     *
     * @param detail what a reader will want to know; never a secret or a personal value
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(AuditAction action, String connectionId, Map<String, ?> detail) {
        record(caller.name(), action, Optional.of(connectionId), detail);
    }

    /** Notes what {@code actor} does; part of the transaction that does it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(String actor, AuditAction action, Optional<String> connectionId, Map<String, ?> detail) {
        database.createNativeQuery("""
                INSERT INTO audit_entry (at, actor, action, connection_id, detail)
                VALUES (:at, :actor, :action, CAST(:connection AS text), CAST(:detail AS jsonb))""")
                .setParameter("at", clock.instant()).setParameter("actor", actor).setParameter("action", action.name())
                .setParameter("connection", connectionId.orElse(null)).setParameter("detail", write(detail))
                .executeUpdate();
    }

    /** Entries before the entry {@code before}, newest first; of one connection where one is named. */
    @Transactional
    List<Entry> page(Optional<String> connectionId, long before, int limit) {
        Query query = database.createNativeQuery(COLUMNS + connectionId.map(named -> " AND connection_id = :connection")
                .orElse("") + " ORDER BY id DESC LIMIT :limit", Tuple.class);
        connectionId.ifPresent(named -> query.setParameter("connection", named));
        List<?> rows = query.setParameter("before", before).setParameter("limit", limit).getResultList();
        return rows.stream().map(Tuple.class::cast).map(this::entry).toList();
    }

    private Entry entry(Tuple row) {
        try {
            return new Entry(row.get(0, Number.class).longValue(), row.get(1, Instant.class), row.get(2, String.class),
                    AuditAction.valueOf(row.get(3, String.class)), row.get(4, String.class),
                    json.readTree(row.get(5, String.class)));
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String write(Map<String, ?> detail) {
        try {
            return json.writeValueAsString(detail);
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
