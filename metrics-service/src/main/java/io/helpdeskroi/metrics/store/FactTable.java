package io.helpdeskroi.metrics.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The facts: newest version per id. Written by binary COPY into a temporary table and one upsert from there.
 */
public final class FactTable {

    private static final String STAGE = """
            CREATE TEMPORARY TABLE IF NOT EXISTS staged_fact (
                id text COLLATE "C", entity text COLLATE "C", owner_key bigint, source_updated_at timestamptz,
                ingested_at timestamptz, content_hash bigint, body text) ON COMMIT DELETE ROWS
            """;
    /** In id order: two batches with common facts never wait for each other in a circle. */
    private static final String UPSERT = """
            INSERT INTO fact (id, entity, owner_key, source_updated_at, ingested_at, row_version, content_hash, body)
            SELECT id, entity, owner_key, source_updated_at, ingested_at, 1, content_hash, body FROM staged_fact ORDER BY id
            ON CONFLICT (id) DO UPDATE
            SET owner_key = excluded.owner_key, source_updated_at = excluded.source_updated_at,
                ingested_at = excluded.ingested_at, row_version = fact.row_version + 1,
                content_hash = excluded.content_hash, body = excluded.body
            WHERE excluded.source_updated_at > fact.source_updated_at
               OR (excluded.source_updated_at = fact.source_updated_at AND excluded.content_hash <> fact.content_hash)
            RETURNING id
            """;

    private FactTable() {
    }

    /** What is known of a fact without reading its content. */
    public record Known(long version, long hash, Long ownerKey) {
    }

    /** A stored fact's content. */
    public record Row(String id, Long ownerKey, String body) {
    }

    public static Map<String, Known> known(Connection connection, Collection<String> ids) throws SQLException {
        String select = """
                SELECT id, (extract(epoch FROM source_updated_at) * 1000000)::bigint, content_hash, owner_key
                FROM fact WHERE id = ANY (?)
                """;
        Map<String, Known> known = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setArray(1, Database.texts(connection, ids));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    known.put(rows.getString(1),
                            new Known(rows.getLong(2), rows.getLong(3), Micros.readLong(rows, 4)));
                }
            }
        }
        return known;
    }

    /** Writes the facts that are newer than what is known, and gives the ids of those. */
    public static Set<String> upsert(Connection connection, Collection<StoredFact> facts, Function<StoredFact, Long> owner,
            Instant now) throws SQLException {
        CopyRows copy = new CopyRows(7);
        long ingestedAt = Micros.of(now);
        for (StoredFact fact : facts) {
            copy.row();
            copy.text(fact.id());
            copy.text(fact.record().id().entity().wire());
            copy.int8(owner.apply(fact));
            copy.instant(fact.version());
            copy.instant(ingestedAt);
            copy.int8(fact.hash());
            copy.bytes(fact.body());
        }
        Set<String> written = new HashSet<>();
        try (Statement statement = connection.createStatement()) {
            statement.execute(STAGE);
            copy.sendTo(connection, "staged_fact");
            try (ResultSet rows = statement.executeQuery(UPSERT)) {
                while (rows.next()) {
                    written.add(rows.getString(1));
                }
            }
        }
        return written;
    }

    public static List<Row> ofOwners(Connection connection, Collection<Long> owners) throws SQLException {
        return rows(connection, "SELECT id, owner_key, body FROM fact WHERE owner_key = ANY (?)",
                statement -> statement.setArray(1, Database.keys(connection, owners)));
    }

    public static List<Row> ofIds(Connection connection, Collection<String> ids) throws SQLException {
        return rows(connection, "SELECT id, owner_key, body FROM fact WHERE id = ANY (?)",
                statement -> statement.setArray(1, Database.texts(connection, ids)));
    }

    /** Agents, teams and schedules: few, and asked for by every derivation. */
    public static List<Row> ofEntity(Connection connection, String entity) throws SQLException {
        return rows(connection,
                "SELECT id, owner_key, body FROM fact WHERE entity = ? AND entity IN ('agent', 'team', 'schedule') ORDER BY id",
                statement -> statement.setString(1, entity));
    }

    private static List<Row> rows(Connection connection, String sql, Parameters parameters) throws SQLException {
        List<Row> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new Row(rows.getString(1), Micros.readLong(rows, 2), rows.getString(3)));
                }
            }
        }
        return found;
    }

    @FunctionalInterface
    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }
}
