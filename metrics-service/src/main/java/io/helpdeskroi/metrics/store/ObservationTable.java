package io.helpdeskroi.metrics.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The observations and when they were believed. What a derivation gives again unchanged keeps its row.
 */
public final class ObservationTable {

    private static final String BELIEVED = """
            SELECT id, subject_key, series_id, ordinal, slice_id, %s, interaction_key, customer_key, agent_key, %s, %s, %s,
                   calendar_ms, business_ms, num, den, code, reason
            FROM observation WHERE subject_key = ANY (?) AND believed_to = 'infinity'
            """.formatted(micros("at"), micros("until"), micros("start_at"), micros("mature_at"));
    private static final String COLUMNS = """
            observation (subject_key, series_id, ordinal, slice_id, at, believed_from, believed_to, interaction_key,
            customer_key, agent_key, until, start_at, mature_at, calendar_ms, business_ms, num, den, code, reason)""";

    private ObservationTable() {
    }

    /** Subjects known before whose believed rows changed, and how many rows were closed and opened. */
    public record Change(Set<Long> restated, int closed, int opened) {
    }

    /**
     * Makes these rows the believed ones of their subjects.
     *
     * @param subjects all subjects derived; one without rows has its rows closed
     * @param fresh subjects that cannot have rows yet
     */
    public static Change replace(Connection connection, Collection<Long> subjects, Set<Long> fresh,
            Collection<ObservationRow> derived, Instant now) throws SQLException {
        List<Long> asked = subjects.stream().filter(subject -> !fresh.contains(subject)).toList();
        Map<ObservationRow, Long> believed = asked.isEmpty() ? Map.of() : believed(connection, asked);
        Set<Long> restated = new HashSet<>();
        CopyRows opened = new CopyRows(19);
        int openedRows = 0;
        Map<ObservationRow, Long> toClose = new HashMap<>(believed);
        long from = Micros.of(now);
        for (ObservationRow row : derived) {
            if (toClose.remove(row) == null) {
                write(opened, row, from);
                openedRows++;
                if (!fresh.contains(row.subjectKey())) {
                    restated.add(row.subjectKey());
                }
            }
        }
        toClose.keySet().forEach(row -> restated.add(row.subjectKey()));
        close(connection, restated, toClose.values(), now);
        opened.sendTo(connection, COLUMNS);
        return new Change(restated, toClose.size(), openedRows);
    }

    private static Map<ObservationRow, Long> believed(Connection connection, Collection<Long> subjects) throws SQLException {
        Map<ObservationRow, Long> believed = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(BELIEVED)) {
            statement.setArray(1, Database.keys(connection, subjects));
            statement.setFetchSize(0);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    believed.put(new ObservationRow(rows.getLong(2), rows.getInt(3), rows.getInt(4), rows.getInt(5),
                            rows.getLong(6), rows.getLong(7), Micros.readLong(rows, 8), Micros.readLong(rows, 9),
                            Micros.read(rows, 10), Micros.read(rows, 11), Micros.read(rows, 12), Micros.readLong(rows, 13),
                            Micros.readLong(rows, 14), Micros.readDouble(rows, 15), Micros.readDouble(rows, 16),
                            rows.getString(17), rows.getString(18)), rows.getLong(1));
                }
            }
        }
        return believed;
    }

    /**
     * A row believed only from this very instant on was never visible and goes without trace; the others keep their past.
     */
    private static void close(Connection connection, Set<Long> subjects, Collection<Long> ids, Instant now)
            throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = connection.prepareStatement("""
                DELETE FROM observation WHERE subject_key = ANY (?) AND believed_to = 'infinity' AND id = ANY (?)
                  AND believed_from >= ?
                """);
                PreparedStatement update = connection.prepareStatement("""
                        UPDATE observation SET believed_to = ? WHERE subject_key = ANY (?) AND believed_to = 'infinity'
                          AND id = ANY (?)
                        """)) {
            delete.setArray(1, Database.keys(connection, subjects));
            delete.setArray(2, Database.keys(connection, ids));
            delete.setObject(3, Micros.parameter(now));
            if (delete.executeUpdate() < ids.size()) {
                update.setObject(1, Micros.parameter(now));
                update.setArray(2, Database.keys(connection, subjects));
                update.setArray(3, Database.keys(connection, ids));
                update.executeUpdate();
            }
        }
    }

    private static void write(CopyRows copy, ObservationRow row, long believedFrom) {
        copy.row();
        copy.int8(row.subjectKey());
        copy.int4(row.seriesId());
        copy.int4(row.ordinal());
        copy.int4(row.sliceId());
        copy.instant(row.at());
        copy.instant(believedFrom);
        copy.instant(Micros.INFINITY);
        copy.int8(row.interactionKey());
        copy.int8(row.customerKey());
        copy.int8(row.agentKey());
        copy.instant(row.until());
        copy.instant(row.start());
        copy.instant(row.matureAt());
        copy.int8(row.calendarMs());
        copy.int8(row.businessMs());
        copy.float8(row.num());
        copy.float8(row.den());
        copy.text(row.code());
        copy.text(row.reason());
    }

    /** Notes why subjects' rows changed at this instant; the first cause of an instant stays. */
    public static void noteRestatements(Connection connection, Map<Long, String> causes, Instant now) throws SQLException {
        if (causes.isEmpty()) {
            return;
        }
        String insert = """
                INSERT INTO restatement (subject_key, at, cause)
                SELECT s.key, ?, s.cause FROM unnest(?::bigint[], ?::text[]) AS s (key, cause)
                ON CONFLICT (subject_key, at) DO NOTHING
                """;
        List<Long> keys = new ArrayList<>(causes.keySet());
        List<String> reasons = keys.stream().map(causes::get).toList();
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setObject(1, Micros.parameter(now));
            statement.setArray(2, Database.keys(connection, keys));
            statement.setArray(3, Database.texts(connection, reasons));
            statement.executeUpdate();
        }
    }

    private static String micros(String column) {
        return "(extract(epoch FROM " + column + ") * 1000000)::bigint";
    }
}
