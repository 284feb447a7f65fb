package io.helpdeskroi.systemtests;

import java.io.IOException;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.postgresql.PGConnection;

/**
 * Every row of every table of a database as text, which is what a backup of it holds.
 *
 * @param text the rows, those of each table after its name
 * @param tables the tables
 */
record Dump(String text, List<String> tables) {

    static Dump of(Connection database) throws SQLException, IOException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
                        WHERE schemaname !~ '^pg_' AND schemaname <> 'information_schema' ORDER BY 1""")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        StringWriter text = new StringWriter();
        for (String table : tables) {
            text.write(table + "\n");
            database.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY " + table + " TO STDOUT", text);
        }
        return new Dump(text.toString(), tables);
    }
}
