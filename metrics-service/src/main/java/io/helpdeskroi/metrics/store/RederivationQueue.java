package io.helpdeskroi.metrics.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The durable list of interactions to derive again: a change of a schedule or an agent commits at once with its entries,
 * the work follows in small transactions.
 */
public final class RederivationQueue {

    private RederivationQueue() {
    }

    /** What one transaction has taken; the entries are gone when it commits. */
    public record Claim(List<Long> entries, Map<Long, String> causes, int attempts) {
    }

    /** How much is waiting, and since when; null when nothing is. */
    public record Depth(long entries, Instant oldest) {
    }

    public static int addDependents(Connection connection, Collection<Long> inputKeys, String cause, Instant now)
            throws SQLException {
        if (inputKeys.isEmpty()) {
            return 0;
        }
        String insert = """
                INSERT INTO rederivation (subject_key, cause, queued_at, not_before)
                SELECT DISTINCT interaction_key, ?, ?::timestamptz, ?::timestamptz FROM derivation_input
                WHERE input_key = ANY (?)
                """;
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setString(1, cause);
            statement.setObject(2, Micros.parameter(now));
            statement.setObject(3, Micros.parameter(now));
            statement.setArray(4, Database.keys(connection, inputKeys));
            return statement.executeUpdate();
        }
    }

    /** Every interaction, and every survey that stands alone. */
    public static int addAll(Connection connection, String cause, Instant now) throws SQLException {
        return addMatching(connection, "%", cause, now);
    }

    public static int addOfSource(Connection connection, String source, String cause, Instant now) throws SQLException {
        return addMatching(connection, source.replace("%", "\\%").replace("_", "\\_") + "/%", cause, now);
    }

    private static int addMatching(Connection connection, String ids, String cause, Instant now) throws SQLException {
        String insert = """
                INSERT INTO rederivation (subject_key, cause, queued_at, not_before)
                SELECT s.key, ?, ?::timestamptz, ?::timestamptz FROM subject s
                WHERE s.id LIKE ? AND split_part(s.id, '/', 2) IN ('interaction', 'survey')
                """;
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setString(1, cause);
            statement.setObject(2, Micros.parameter(now));
            statement.setObject(3, Micros.parameter(now));
            statement.setString(4, ids);
            return statement.executeUpdate();
        }
    }

    /** Puts back what could not be derived, for later. */
    public static void retryLater(Connection connection, Collection<Long> keys, int attempts, Instant now)
            throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        Duration pause = Duration.ofMinutes(1L << Math.min(attempts, 8));
        String insert = """
                INSERT INTO rederivation (subject_key, cause, queued_at, attempts, not_before)
                SELECT unnest(?::bigint[]), 'late_fact', ?, ?, ?
                """;
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setArray(1, Database.keys(connection, keys));
            statement.setObject(2, Micros.parameter(now));
            statement.setInt(3, attempts + 1);
            statement.setObject(4, Micros.parameter(now.plus(pause)));
            statement.executeUpdate();
        }
    }

    /** Takes up to {@code limit} due entries that no other replica has taken. */
    public static Claim claim(Connection connection, int limit, Instant now) throws SQLException {
        String delete = """
                DELETE FROM rederivation WHERE id IN (
                    SELECT id FROM rederivation WHERE not_before <= ? ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED)
                RETURNING id, subject_key, cause, attempts
                """;
        List<Long> entries = new ArrayList<>();
        Map<Long, String> causes = new LinkedHashMap<>();
        int attempts = 0;
        try (PreparedStatement statement = connection.prepareStatement(delete)) {
            statement.setObject(1, Micros.parameter(now));
            statement.setInt(2, limit);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    entries.add(rows.getLong(1));
                    causes.putIfAbsent(rows.getLong(2), rows.getString(3));
                    attempts = Math.max(attempts, rows.getInt(4));
                }
            }
        }
        return new Claim(entries, causes, attempts);
    }

    public static Depth depth(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection
                .prepareStatement("SELECT count(*), min(queued_at) FROM rederivation WHERE attempts = 0");
                ResultSet row = statement.executeQuery()) {
            row.next();
            java.time.OffsetDateTime oldest = row.getObject(2, java.time.OffsetDateTime.class);
            return new Depth(row.getLong(1), oldest == null ? null : oldest.toInstant());
        }
    }
}
