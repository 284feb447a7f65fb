package io.helpdeskroi.local.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

import io.helpdeskroi.local.option.Exit;
import io.helpdeskroi.local.option.LaunchFailure;

/**
 * One database and one login per deployable: the login owns its database, can reach no other, and is nothing else.
 */
public final class Databases {

    private static final String ADMIN_DATABASE = "postgres";

    private final Server server;

    /** Databases of a running server. */
    public Databases(Server server) {
        this.server = server;
    }

    /** Creates what is missing; names and logins are the same, passwords are brought in line. */
    public void ensure(Map<String, String> passwordByName) {
        try (Connection connection = server.connect(ADMIN_DATABASE); Statement statement = connection.createStatement()) {
            statement.execute("REVOKE ALL ON DATABASE " + ADMIN_DATABASE + " FROM PUBLIC");
            for (Map.Entry<String, String> database : passwordByName.entrySet()) {
                ensure(connection, statement, database.getKey(), database.getValue());
            }
        } catch (SQLException failure) {
            throw new LaunchFailure(Exit.POSTGRES, "The databases cannot be created: " + failure.getMessage(), failure);
        }
    }

    private static void ensure(Connection connection, Statement statement, String name, String password) throws SQLException {
        // Names are ours and passwords are base64url: neither needs escaping, and DDL takes no parameters.
        if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", name)) {
            statement.execute("CREATE ROLE " + name + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION");
        }
        statement.execute("ALTER ROLE " + name + " PASSWORD '" + password + "'");
        if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
            statement.execute("CREATE DATABASE " + name + " OWNER " + name + " TEMPLATE template0");
        }
        statement.execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }
}
