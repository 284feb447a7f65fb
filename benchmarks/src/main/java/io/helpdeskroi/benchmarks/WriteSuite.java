package io.helpdeskroi.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.SplittableRandom;

import org.postgresql.PGConnection;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * Ways to get rows of 25 columns into a keyed table of a PostgreSQL with safe settings (fsync and synchronous commit on).
 * The anchor C is text COPY straight into the table, which cannot update a row that is there.
 */
final class WriteSuite {

    private static final int ROWS = 20_000;
    private static final int SINGLE_ROWS = 1_000;
    /** Microseconds between the Unix epoch and PostgreSQL's, 2000-01-01. */
    private static final long POSTGRES_EPOCH_SECONDS = 946_684_800L;

    void run() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start();
                Connection connection = DriverManager.getConnection(
                        server.getJdbcUrl("postgres", "postgres") + "&reWriteBatchedInserts=true")) {
            createTable(connection);
            new Rounds("Write path, new rows (anchor C)", "rows")
                    .candidate("C: text COPY into the keyed table, 1,000 a commit", () -> textCopy(connection, 1_000))
                    .candidate("binary COPY into the keyed table, 1,000 a commit", () -> binaryCopy(connection, 1_000))
                    .candidate("binary COPY to a temporary table, upsert, 1,000 a commit",
                            () -> stagedUpsert(connection, 1_000))
                    .candidate("binary COPY to a temporary table, upsert, 10,000 a commit",
                            () -> stagedUpsert(connection, 10_000))
                    .candidate("rewritten batch of upserts, 1,000 a commit", () -> batch(connection, 1_000))
                    .candidate("unnest of arrays, upsert, 1,000 a commit", () -> unnest(connection, 1_000))
                    .candidate("one JSON document, upsert, 1,000 a commit", () -> json(connection, 1_000))
                    .candidate("single upserts, one a commit", () -> single(connection))
                    .run(1, 5);
        }
    }

    /** Makes the keyed table and turns off auto-commit. */
    static void createTable(Connection connection) throws SQLException {
        execute(connection, WideRows.createTable("wide", "PRIMARY KEY"));
        connection.setAutoCommit(false);
    }

    static long textCopy(Connection connection, int perCommit) throws Exception {
        truncate(connection);
        for (int from = 0; from < ROWS; from += perCommit) {
            StringBuilder text = new StringBuilder(perCommit * 300);
            for (int key = from; key < from + perCommit; key++) {
                SplittableRandom random = WideRows.random(key);
                text.append(key);
                for (int i = 0; i < WideRows.NUMBERS; i++) {
                    text.append('\t').append(WideRows.number(random));
                }
                for (int i = 0; i < WideRows.TEXTS; i++) {
                    text.append('\t').append(WideRows.text(random));
                }
                for (int i = 0; i < WideRows.INSTANTS; i++) {
                    text.append('\t').append(Instant.ofEpochSecond(WideRows.epochSecond(random)));
                }
                text.append('\n');
            }
            copy(connection, "COPY wide FROM STDIN", text.toString().getBytes(StandardCharsets.UTF_8));
            connection.commit();
        }
        return ROWS;
    }

    private static long binaryCopy(Connection connection, int perCommit) throws Exception {
        truncate(connection);
        for (int from = 0; from < ROWS; from += perCommit) {
            copy(connection, "COPY wide FROM STDIN (FORMAT binary)", binary(from, perCommit));
            connection.commit();
        }
        return ROWS;
    }

    private static long stagedUpsert(Connection connection, int perCommit) throws Exception {
        truncate(connection);
        for (int from = 0; from < ROWS; from += perCommit) {
            copyStaged(connection, from, perCommit);
            connection.commit();
        }
        return ROWS;
    }

    /** Upserts rows with the keys from {@code from} by way of a temporary table; commits nothing. */
    static void copyStaged(Connection connection, int from, int count) throws Exception {
        execute(connection, "CREATE TEMPORARY TABLE IF NOT EXISTS staged (LIKE wide) ON COMMIT DELETE ROWS");
        copy(connection, "COPY staged FROM STDIN (FORMAT binary)", binary(from, count));
        execute(connection,
                "INSERT INTO wide SELECT * FROM staged ON CONFLICT (id) DO UPDATE SET " + WideRows.assignments());
    }

    private static long batch(Connection connection, int perCommit) throws Exception {
        truncate(connection);
        try (PreparedStatement statement = connection.prepareStatement(upsert())) {
            for (int from = 0; from < ROWS; from += perCommit) {
                for (int key = from; key < from + perCommit; key++) {
                    bind(statement, key);
                    statement.addBatch();
                }
                statement.executeBatch();
                connection.commit();
            }
        }
        return ROWS;
    }

    private static long single(Connection connection) throws Exception {
        truncate(connection);
        try (PreparedStatement statement = connection.prepareStatement(upsert())) {
            for (int key = 0; key < SINGLE_ROWS; key++) {
                bind(statement, key);
                statement.executeUpdate();
                connection.commit();
            }
        }
        return SINGLE_ROWS;
    }

    private static long unnest(Connection connection, int perCommit) throws Exception {
        truncate(connection);
        String sql = "INSERT INTO wide SELECT * FROM unnest(?::bigint[]" + ", ?::bigint[]".repeat(WideRows.NUMBERS)
                + ", ?::text[]".repeat(WideRows.TEXTS) + ", ?::timestamptz[]".repeat(WideRows.INSTANTS)
                + ") ON CONFLICT (id) DO UPDATE SET " + WideRows.assignments();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int from = 0; from < ROWS; from += perCommit) {
                Object[][] columns = new Object[WideRows.COLUMNS][perCommit];
                for (int row = 0; row < perCommit; row++) {
                    SplittableRandom random = WideRows.random(from + row);
                    columns[0][row] = (long) (from + row);
                    for (int column = 1; column < WideRows.COLUMNS; column++) {
                        columns[column][row] = column <= WideRows.NUMBERS ? (Object) WideRows.number(random)
                                : column <= WideRows.NUMBERS + WideRows.TEXTS ? WideRows.text(random)
                                        : Instant.ofEpochSecond(WideRows.epochSecond(random)).toString();
                    }
                }
                for (int column = 0; column < WideRows.COLUMNS; column++) {
                    Array array = connection.createArrayOf(column <= WideRows.NUMBERS ? "bigint"
                            : column <= WideRows.NUMBERS + WideRows.TEXTS ? "text" : "timestamptz", columns[column]);
                    statement.setArray(column + 1, array);
                }
                statement.executeUpdate();
                connection.commit();
            }
        }
        return ROWS;
    }

    private static long json(Connection connection, int perCommit) throws Exception {
        truncate(connection);
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO wide "
                + "SELECT * FROM jsonb_populate_recordset(NULL::wide, ?::jsonb) ON CONFLICT (id) DO UPDATE SET "
                + WideRows.assignments())) {
            for (int from = 0; from < ROWS; from += perCommit) {
                StringBuilder json = new StringBuilder("[");
                for (int key = from; key < from + perCommit; key++) {
                    SplittableRandom random = WideRows.random(key);
                    json.append(key == from ? "{" : ",{").append("\"id\":").append(key);
                    for (int i = 0; i < WideRows.NUMBERS; i++) {
                        json.append(",\"n").append(i).append("\":").append(WideRows.number(random));
                    }
                    for (int i = 0; i < WideRows.TEXTS; i++) {
                        json.append(",\"t").append(i).append("\":\"").append(WideRows.text(random)).append('"');
                    }
                    for (int i = 0; i < WideRows.INSTANTS; i++) {
                        json.append(",\"i").append(i).append("\":\"")
                                .append(Instant.ofEpochSecond(WideRows.epochSecond(random))).append('"');
                    }
                    json.append('}');
                }
                statement.setString(1, json.append(']').toString());
                statement.executeUpdate();
                connection.commit();
            }
        }
        return ROWS;
    }

    private static String upsert() {
        return "INSERT INTO wide VALUES (?" + ", ?".repeat(WideRows.COLUMNS - 1) + ") ON CONFLICT (id) DO UPDATE SET "
                + WideRows.assignments();
    }

    private static void bind(PreparedStatement statement, long key) throws SQLException {
        SplittableRandom random = WideRows.random(key);
        int column = 1;
        statement.setLong(column++, key);
        for (int i = 0; i < WideRows.NUMBERS; i++) {
            statement.setLong(column++, WideRows.number(random));
        }
        for (int i = 0; i < WideRows.TEXTS; i++) {
            statement.setString(column++, WideRows.text(random));
        }
        for (int i = 0; i < WideRows.INSTANTS; i++) {
            statement.setTimestamp(column++, Timestamp.from(Instant.ofEpochSecond(WideRows.epochSecond(random))));
        }
    }

    private static byte[] binary(int from, int count) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(count * 400);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(new byte[] { 'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0 });
            out.writeInt(0);
            out.writeInt(0);
            for (long key = from; key < from + count; key++) {
                SplittableRandom random = WideRows.random(key);
                out.writeShort(WideRows.COLUMNS);
                bigint(out, key);
                for (int i = 0; i < WideRows.NUMBERS; i++) {
                    bigint(out, WideRows.number(random));
                }
                for (int i = 0; i < WideRows.TEXTS; i++) {
                    byte[] text = WideRows.text(random).getBytes(StandardCharsets.UTF_8);
                    out.writeInt(text.length);
                    out.write(text);
                }
                for (int i = 0; i < WideRows.INSTANTS; i++) {
                    bigint(out, (WideRows.epochSecond(random) - POSTGRES_EPOCH_SECONDS) * 1_000_000);
                }
            }
            out.writeShort(-1);
        }
        return bytes.toByteArray();
    }

    private static void bigint(DataOutputStream out, long value) throws IOException {
        out.writeInt(Long.BYTES);
        out.writeLong(value);
    }

    private static void copy(Connection connection, String sql, byte[] data) throws Exception {
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, new ByteArrayInputStream(data), 1 << 16);
    }

    private static void truncate(Connection connection) throws SQLException {
        execute(connection, "TRUNCATE wide");
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
