package io.helpdeskroi.metrics.kpi;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.KpiValue.SourceMark;
import io.helpdeskroi.contract.Source;
import io.helpdeskroi.metrics.store.SourceTable;

/**
 * Which sources a KPI rests on, how far they have been read, and since when a period has been complete.
 *
 * @param marks the sources that deliver what the KPI needs
 * @param reason why there is none, or null
 */
record Coverage(List<SourceMark> marks, String reason) {

    static Coverage of(Connection connection, Kpi kpi, Instant asOf) throws SQLException {
        boolean anyConnected = false;
        boolean capableOnceConnected = false;
        List<String> capable = new ArrayList<>();
        for (SourceTable.Row row : SourceTable.all(connection).values()) {
            boolean connected = row.connectedAt(asOf);
            anyConnected |= connected;
            if (delivers(row.source(), kpi.needs)) {
                capableOnceConnected |= !connected;
                if (connected) {
                    capable.add(row.source().id());
                }
            }
        }
        if (capable.isEmpty()) {
            return new Coverage(List.of(),
                    anyConnected && !capableOnceConnected ? "capability_missing" : "source_not_connected");
        }
        Map<String, Instant> marks = marks(connection, capable, asOf);
        return new Coverage(capable.stream().map(id -> new SourceMark(id, marks.get(id))).toList(), null);
    }

    /** A source that does not say what it delivers is taken to deliver anything. */
    private static boolean delivers(Source source, Set<Entity> needs) {
        return source.entities().isEmpty() || source.entities().containsAll(needs);
    }

    private static Map<String, Instant> marks(Connection connection, List<String> sources, Instant asOf)
            throws SQLException {
        String select = """
                SELECT s.source_id, min(CASE WHEN s.last_batch_at <= $asof THEN s.high_water_mark
                    ELSE (SELECT max(m.mark) FROM source_mark m
                          WHERE m.source_id = s.source_id AND m.stream = s.stream AND m.reached_at <= $asof) END)
                FROM source_stream s WHERE s.source_id = ANY ($sources) AND s.high_water_mark IS NOT NULL
                GROUP BY s.source_id
                """;
        Map<String, Instant> marks = new HashMap<>();
        NamedSql named = new NamedSql().with("asof", asOf).with("sources", sources);
        try (PreparedStatement statement = named.prepare(connection, select); ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                OffsetDateTime mark = row.getObject(2, OffsetDateTime.class);
                if (mark != null) {
                    marks.put(row.getString(1), mark.toInstant());
                }
            }
        }
        return marks;
    }

    /**
     * Per instant, when everything up to it had been read from every source; null where it has not. An instant within the
     * hour of a mark counts as read when the mark has moved into the next hour.
     */
    List<Instant> readSince(Connection connection, List<Instant> instants) throws SQLException {
        List<Instant> since = new ArrayList<>();
        instants.forEach(instant -> since.add(null));
        String select = """
                SELECT t.no, bool_and(r.reached_at IS NOT NULL), max(r.reached_at), count(DISTINCT s.source_id)
                FROM unnest($instants::timestamptz[]) WITH ORDINALITY AS t (instant, no)
                CROSS JOIN source_stream s
                LEFT JOIN LATERAL (SELECT m.reached_at FROM source_mark m
                    WHERE m.source_id = s.source_id AND m.stream = s.stream AND m.mark >= t.instant
                    ORDER BY m.mark LIMIT 1) r ON true
                WHERE s.source_id = ANY ($sources) AND s.high_water_mark IS NOT NULL
                GROUP BY t.no
                """;
        NamedSql named = new NamedSql().with("instants", instants).with("sources",
                marks.stream().map(SourceMark::source).toList());
        try (PreparedStatement statement = named.prepare(connection, select); ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                if (row.getBoolean(2) && row.getInt(4) == marks.size()) {
                    since.set(row.getInt(1) - 1, row.getObject(3, OffsetDateTime.class).toInstant());
                }
            }
        }
        return since;
    }
}
