package io.helpdeskroi.metrics.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is kept per interaction beside its observations: derived facts, merges, and what its derivation asked for.
 */
public final class InteractionTable {

    private static final String STAGE = """
            CREATE TEMPORARY TABLE IF NOT EXISTS staged_interaction (key bigint, customer_key bigint, facts text)
            ON COMMIT DELETE ROWS
            """;
    private static final String UPSERT = """
            INSERT INTO interaction (key, customer_key, facts) SELECT key, customer_key, facts FROM staged_interaction
            ORDER BY key
            ON CONFLICT (key) DO UPDATE SET customer_key = excluded.customer_key, facts = excluded.facts
            """;

    private InteractionTable() {
    }

    /** A derived interaction; the customer is the resolved one. */
    public record Row(long key, Long customerKey, String facts) {
    }

    public static Map<Long, Row> ofKeys(Connection connection, Collection<Long> keys) throws SQLException {
        return rows(connection, "SELECT key, customer_key, facts FROM interaction WHERE key = ANY (?)", keys);
    }

    public static Map<Long, Row> ofCustomers(Connection connection, Collection<Long> customers) throws SQLException {
        return rows(connection, "SELECT key, customer_key, facts FROM interaction WHERE customer_key = ANY (?)", customers);
    }

    private static Map<Long, Row> rows(Connection connection, String sql, Collection<Long> keys) throws SQLException {
        Map<Long, Row> found = new HashMap<>();
        if (keys.isEmpty()) {
            return found;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, Database.keys(connection, keys));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getLong(1), new Row(rows.getLong(1), Micros.readLong(rows, 2), rows.getString(3)));
                }
            }
        }
        return found;
    }

    public static void upsert(Connection connection, Collection<Row> interactions) throws SQLException {
        if (interactions.isEmpty()) {
            return;
        }
        CopyRows copy = new CopyRows(3);
        for (Row row : interactions) {
            copy.row();
            copy.int8(row.key());
            copy.int8(row.customerKey());
            copy.text(row.facts());
        }
        try (PreparedStatement stage = connection.prepareStatement(STAGE);
                PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            stage.execute();
            copy.sendTo(connection, "staged_interaction");
            upsert.executeUpdate();
        }
    }

    public static void delete(Connection connection, Collection<Long> keys) throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement("DELETE FROM interaction WHERE key = ANY (?)")) {
            statement.setArray(1, Database.keys(connection, keys));
            statement.executeUpdate();
        }
    }

    /** A pair of keys: a merge's two sides, or an input and the interaction that used it. */
    public record Pair(long first, long second) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair other) {
            return first == other.first ? Long.compare(second, other.second) : Long.compare(first, other.first);
        }
    }

    public static void addMergeLinks(Connection connection, Collection<Pair> merges) throws SQLException {
        Set<Pair> both = new TreeSet<>(merges);
        merges.forEach(merge -> both.add(new Pair(merge.second(), merge.first())));
        addPairs(connection, "merge_link (from_key, to_key)", both);
    }

    public static void addInputs(Connection connection, Set<Pair> inputs) throws SQLException {
        addPairs(connection, "derivation_input (input_key, interaction_key)", new TreeSet<>(inputs));
    }

    private static void addPairs(Connection connection, String table, Set<Pair> pairs) throws SQLException {
        if (pairs.isEmpty()) {
            return;
        }
        String insert = "INSERT INTO " + table + " SELECT * FROM unnest(?::bigint[], ?::bigint[]) ON CONFLICT DO NOTHING";
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setArray(1, Database.keys(connection, pairs.stream().map(Pair::first).toList()));
            statement.setArray(2, Database.keys(connection, pairs.stream().map(Pair::second).toList()));
            statement.executeUpdate();
        }
    }

    /** All interactions connected with these by merges, themselves included. */
    public static Set<Long> connected(Connection connection, Collection<Long> keys) throws SQLException {
        String select = """
                WITH RECURSIVE reached (key) AS (
                    SELECT unnest(?::bigint[])
                    UNION
                    SELECT l.to_key FROM reached r JOIN merge_link l ON l.from_key = r.key)
                SELECT key FROM reached
                """;
        Set<Long> found = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setArray(1, Database.keys(connection, keys));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getLong(1));
                }
            }
        }
        return found;
    }

    /** The merges among these interactions. */
    public static List<Pair> merges(Connection connection, Collection<Long> keys) throws SQLException {
        List<Pair> found = new ArrayList<>();
        try (PreparedStatement statement = connection
                .prepareStatement("SELECT from_key, to_key FROM merge_link WHERE from_key = ANY (?)")) {
            statement.setArray(1, Database.keys(connection, keys));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new Pair(rows.getLong(1), rows.getLong(2)));
                }
            }
        }
        return found;
    }
}
