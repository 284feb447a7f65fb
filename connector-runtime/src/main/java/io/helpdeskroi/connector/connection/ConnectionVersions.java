package io.helpdeskroi.connector.connection;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The configurations that connections have had.
 */
@ApplicationScoped
class ConnectionVersions {

    private static final String COLUMNS = """
            SELECT version, at, actor, CAST(configuration AS text) FROM connection_version
            WHERE connection_id = :connection""";

    private final EntityManager database;
    private final ObjectMapper json;

    ConnectionVersions(EntityManager database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** A configuration, with who made it and when. */
    record Entry(long version, Instant at, String actor, Configuration configuration) {
    }

    /** Keeps the present configuration; part of the transaction that made it. */
    @Transactional(Transactional.TxType.MANDATORY)
    void keep(Connection connection, String actor) {
        database.createNativeQuery("""
                INSERT INTO connection_version (connection_id, version, at, actor, configuration)
                VALUES (:connection, :version, :at, :actor, CAST(:configuration AS jsonb))""")
                .setParameter("connection", connection.id()).setParameter("version", connection.version())
                .setParameter("at", connection.updatedAt()).setParameter("actor", actor)
                .setParameter("configuration", write(Configuration.of(connection))).executeUpdate();
    }

    /** Versions before the version {@code before}, newest first. */
    @Transactional
    List<Entry> page(String connectionId, long before, int limit) {
        List<?> rows = database.createNativeQuery(COLUMNS + " AND version < :before ORDER BY version DESC LIMIT :limit",
                Tuple.class).setParameter("connection", connectionId).setParameter("before", before)
                .setParameter("limit", limit).getResultList();
        return rows.stream().map(Tuple.class::cast).map(this::entry).toList();
    }

    @Transactional
    Optional<Configuration> find(String connectionId, long version) {
        List<?> rows = database.createNativeQuery(COLUMNS + " AND version = :version", Tuple.class)
                .setParameter("connection", connectionId).setParameter("version", version).getResultList();
        return rows.stream().map(Tuple.class::cast).map(row -> entry(row).configuration()).findFirst();
    }

    private Entry entry(Tuple row) {
        try {
            return new Entry(row.get(0, Number.class).longValue(), row.get(1, Instant.class), row.get(2, String.class),
                    json.readValue(row.get(3, String.class), Configuration.class));
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String write(Configuration configuration) {
        try {
            return json.writeValueAsString(configuration);
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
