package io.helpdeskroi.metrics.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.helpdeskroi.contract.FactId;

/**
 * The short keys of interactions, customers, agents, teams and unattached surveys, as far as one transaction needs them.
 */
public final class Subjects {

    private final Connection connection;
    private final Map<String, Long> keys = new HashMap<>();
    private final Map<Long, String> ids = new HashMap<>();
    private final Set<Long> created = new HashSet<>();

    public Subjects(Connection connection) {
        this.connection = connection;
    }

    /** Finds the keys of these ids and gives new ones to those that have none. */
    public void resolve(Collection<FactId> factIds) throws SQLException {
        Set<String> unknown = new TreeSet<>();
        for (FactId id : factIds) {
            String text = id.toString();
            if (!keys.containsKey(text)) {
                unknown.add(text);
            }
        }
        if (unknown.isEmpty()) {
            return;
        }
        find(unknown);
        unknown.removeAll(keys.keySet());
        if (unknown.isEmpty()) {
            return;
        }
        // In id order, so that two batches that meet new ids in another order cannot block each other.
        String insert = """
                INSERT INTO subject (id) SELECT unnest(?::text[]) ON CONFLICT (id) DO NOTHING RETURNING key, id
                """;
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setArray(1, Database.texts(connection, unknown));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    remember(rows.getLong(1), rows.getString(2));
                    created.add(rows.getLong(1));
                }
            }
        }
        unknown.removeAll(keys.keySet());
        if (!unknown.isEmpty()) {
            find(unknown); // another transaction was faster
        }
    }

    private void find(Set<String> unknown) throws SQLException {
        try (PreparedStatement statement = connection
                .prepareStatement("SELECT key, id FROM subject WHERE id = ANY (?)")) {
            statement.setArray(1, Database.texts(connection, unknown));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    remember(rows.getLong(1), rows.getString(2));
                }
            }
        }
    }

    /** The key of an id that has been resolved before; null for null. */
    public Long key(FactId id) {
        if (id == null) {
            return null;
        }
        Long key = keys.get(id.toString());
        if (key == null) {
            throw new IllegalStateException("not resolved: " + id.entity().wire());
        }
        return key;
    }

    /** The ids of keys found in stored rows. */
    public Map<Long, FactId> ids(Collection<Long> wanted) throws SQLException {
        Set<Long> unknown = new TreeSet<>(wanted);
        unknown.removeAll(ids.keySet());
        if (!unknown.isEmpty()) {
            try (PreparedStatement statement = connection
                    .prepareStatement("SELECT key, id FROM subject WHERE key = ANY (?)")) {
                statement.setArray(1, Database.keys(connection, unknown));
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        remember(rows.getLong(1), rows.getString(2));
                    }
                }
            }
        }
        Map<Long, FactId> found = new HashMap<>();
        for (Long key : wanted) {
            found.put(key, FactId.parse(ids.get(key)));
        }
        return found;
    }

    /** Whether this transaction gave the key: then no row about it can exist yet. */
    public boolean isNew(Long key) {
        return created.contains(key);
    }

    /** Makes other writers of these subjects wait until this transaction ends. */
    public void lock(Collection<Long> wanted) throws SQLException {
        Set<Long> others = new TreeSet<>(wanted);
        others.removeAll(created); // nobody else can see those
        if (others.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection
                .prepareStatement("SELECT key FROM subject WHERE key = ANY (?) ORDER BY key FOR NO KEY UPDATE")) {
            statement.setArray(1, Database.keys(connection, others));
            statement.executeQuery().close();
        }
    }

    private void remember(long key, String id) {
        keys.put(id, key);
        ids.put(key, id);
    }
}
