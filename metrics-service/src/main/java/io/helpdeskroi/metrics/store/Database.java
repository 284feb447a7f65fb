package io.helpdeskroi.metrics.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.helpdeskroi.contract.Problem;
import io.helpdeskroi.rest.ProblemException;

/**
 * Runs work in one database transaction. Work that PostgreSQL gave up for the sake of another (deadlock, serialization) is
 * run again from its start; nothing of the first try is left.
 */
@ApplicationScoped
public class Database {

    private static final int ATTEMPTS = 6;

    private final DataSource dataSource;

    public Database(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Work on a connection whose transaction the caller owns. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    public <T> T inTransaction(Work<T> work) {
        for (int attempt = 1;; attempt++) {
            try (Connection connection = dataSource.getConnection()) {
                return committed(connection, work);
            } catch (SQLException failure) {
                if (!givenUpForAnother(failure)) {
                    throw new IllegalStateException("the database refused", failure);
                }
                if (attempt == ATTEMPTS) {
                    throw new ProblemException(Problem.of(503, "busy", "Too many writers at once",
                            "the same interactions are being written by others; send the request again"));
                }
            }
        }
    }

    private static <T> T committed(Connection connection, Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        boolean done = false;
        try {
            T result = work.on(connection);
            connection.commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }
    }

    private static boolean givenUpForAnother(SQLException failure) {
        return "40P01".equals(failure.getSQLState()) || "40001".equals(failure.getSQLState());
    }

    /** A {@code bigint[]} parameter. */
    public static Array keys(Connection connection, Collection<Long> keys) throws SQLException {
        return connection.createArrayOf("bigint", keys.toArray());
    }

    /** A {@code text[]} parameter. */
    public static Array texts(Connection connection, Collection<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    /** An {@code integer[]} parameter. */
    public static Array ints(Connection connection, Collection<Integer> ints) throws SQLException {
        return connection.createArrayOf("integer", ints.toArray());
    }
}
