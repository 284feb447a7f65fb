package io.helpdeskroi.metrics.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.Source;
import io.helpdeskroi.contract.Vendor;

/**
 * The sources and how far each of their streams has been read.
 */
public final class SourceTable {

    private SourceTable() {
    }

    /** A source: what it can deliver, and since when and until when it counts; the end is null while it is connected. */
    public record Row(Source source, Instant connectedAt, Instant disconnectedAt) {

        public boolean connectedAt(Instant instant) {
            return !connectedAt.isAfter(instant) && (disconnectedAt == null || disconnectedAt.isAfter(instant));
        }
    }

    public static Map<String, Row> all(Connection connection) throws SQLException {
        Map<String, Row> sources = new TreeMap<>();
        try (PreparedStatement statement = connection
                .prepareStatement("SELECT id, vendor, entities, connected_at, disconnected_at FROM source");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                Source source = new Source(rows.getString(1), Vendor.valueOf(rows.getString(2).toUpperCase(Locale.ROOT)),
                        entities(rows.getString(3)));
                sources.put(source.id(), new Row(source, instant(rows, 4), instant(rows, 5)));
            }
        }
        return sources;
    }

    /** Whether the source as the batch describes it is the one known and connected. */
    public static boolean isCurrent(Connection connection, Source source) throws SQLException {
        Row known = all(connection).get(source.id());
        return known != null && known.disconnectedAt() == null && known.source().vendor() == source.vendor()
                && known.source().entities().equals(sorted(source.entities()));
    }

    /** Registers the source, or changes what it can deliver; one that was disconnected counts again. */
    public static void register(Connection connection, Source source, Instant now) throws SQLException {
        String upsert = """
                INSERT INTO source (id, vendor, entities, connected_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET vendor = excluded.vendor, entities = excluded.entities,
                    disconnected_at = NULL
                """;
        try (PreparedStatement statement = connection.prepareStatement(upsert)) {
            statement.setString(1, source.id());
            statement.setString(2, source.vendor().name().toLowerCase(Locale.ROOT));
            statement.setString(3, sorted(source.entities()).stream().map(Entity::wire).collect(Collectors.joining(",")));
            statement.setObject(4, Micros.parameter(now));
            statement.executeUpdate();
        }
    }

    /** Whether there was such a connected source. */
    public static boolean disconnect(Connection connection, String id, Instant now) throws SQLException {
        try (PreparedStatement statement = connection
                .prepareStatement("UPDATE source SET disconnected_at = ? WHERE id = ? AND disconnected_at IS NULL")) {
            statement.setObject(1, Micros.parameter(now));
            statement.setString(2, id);
            return statement.executeUpdate() == 1;
        }
    }

    /** Notes a batch of a stream, and its mark when it moves forward. */
    public static void noteBatch(Connection connection, String source, String stream, Instant mark, Instant now)
            throws SQLException {
        String upsert = """
                INSERT INTO source_stream (source_id, stream, high_water_mark, last_batch_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (source_id, stream) DO UPDATE
                SET high_water_mark = greatest(source_stream.high_water_mark, excluded.high_water_mark),
                    last_batch_at = greatest(source_stream.last_batch_at, excluded.last_batch_at)
                """;
        try (PreparedStatement statement = connection.prepareStatement(upsert)) {
            statement.setString(1, source);
            statement.setString(2, stream);
            statement.setObject(3, mark == null ? null : Micros.parameter(mark), java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
            statement.setObject(4, Micros.parameter(now));
            statement.executeUpdate();
        }
        if (mark == null) {
            return;
        }
        // One row per hour of the mark: buckets and windows end at whole hours, or can wait for the next one.
        String reached = """
                INSERT INTO source_mark (source_id, stream, mark, reached_at)
                SELECT ?, ?, date_trunc('hour', ?::timestamptz, 'UTC'), ?
                WHERE NOT EXISTS (SELECT 1 FROM source_mark m WHERE m.source_id = ? AND m.stream = ?
                                  AND m.mark >= date_trunc('hour', ?::timestamptz, 'UTC'))
                ON CONFLICT DO NOTHING
                """;
        try (PreparedStatement statement = connection.prepareStatement(reached)) {
            statement.setString(1, source);
            statement.setString(2, stream);
            statement.setObject(3, Micros.parameter(mark));
            statement.setObject(4, Micros.parameter(now));
            statement.setString(5, source);
            statement.setString(6, stream);
            statement.setObject(7, Micros.parameter(mark));
            statement.executeUpdate();
        }
    }

    private static List<Entity> sorted(List<Entity> entities) {
        return entities.stream().distinct().sorted().toList();
    }

    private static List<Entity> entities(String text) {
        return text.isEmpty() ? List.of()
                : Arrays.stream(text.split(",")).map(name -> Entity.valueOf(name.toUpperCase(Locale.ROOT))).toList();
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
