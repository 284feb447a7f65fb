package io.helpdeskroi.metrics.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Keeps derivations and changes of what they lean on (agents, teams, schedules, sources, settings) apart. Without it a
 * derivation could read the old schedule while the change, not yet seeing the derivation's rows, overlooks the interaction.
 */
public final class ReferenceLock {

    private static final long LOCK = 0x68726f695f726566L;

    private ReferenceLock() {
    }

    /** Many derivations may run beside each other; gives the version of what they lean on. */
    public static long share(Connection connection) throws SQLException {
        lock(connection, "SELECT pg_advisory_xact_lock_shared(?)");
        return version(connection, "SELECT version FROM reference_version");
    }

    /** Waits for running derivations, keeps new ones out, and gives the new version. */
    public static long change(Connection connection) throws SQLException {
        lock(connection, "SELECT pg_advisory_xact_lock(?)");
        return version(connection, "UPDATE reference_version SET version = version + 1 RETURNING version");
    }

    private static void lock(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, LOCK);
            statement.executeQuery().close();
        }
    }

    private static long version(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql); ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
