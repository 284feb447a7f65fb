package io.helpdeskroi.metrics.kpi;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures over stretches of time and over open cases, worked out here because they need every row.
 */
final class StretchCells {

    private StretchCells() {
    }

    /** Clipped to the bucket, in milliseconds. */
    private record Stretch(long agent, long from, long to) {
    }

    private record Place(int bucket, Map<String, String> slice) {
    }

    static List<Cell> levels(Connection connection, Question question) throws SQLException {
        List<Cell> cells = new ArrayList<>();
        stretches(connection, question).forEach((place, stretches) -> {
            long total = stretches.stream().mapToLong(stretch -> stretch.to() - stretch.from()).sum();
            var bucket = question.buckets().get(place.bucket());
            long end = Math.min(bucket.to().toEpochMilli(), question.asOf().toEpochMilli());
            double length = Math.max(1, end - bucket.from().toEpochMilli());
            cells.add(cell(place, stretches.size(), total / 1_000.0, length / 1_000.0, peak(stretches)));
        });
        return cells;
    }

    static List<Cell> concurrency(Connection connection, Question question) throws SQLException {
        List<Cell> cells = new ArrayList<>();
        stretches(connection, question).forEach((place, stretches) -> {
            Map<Long, List<Stretch>> byAgent = new HashMap<>();
            stretches.forEach(one -> byAgent.computeIfAbsent(one.agent(), agent -> new ArrayList<>()).add(one));
            long total = stretches.stream().mapToLong(stretch -> stretch.to() - stretch.from()).sum();
            long union = byAgent.values().stream().mapToLong(StretchCells::union).sum();
            double peak = byAgent.values().stream().mapToDouble(StretchCells::peak).max().orElse(0);
            cells.add(cell(place, stretches.size(), total / 1_000.0, union / 1_000.0, peak));
        });
        return cells;
    }

    private static Cell cell(Place place, int n, double num, double den, double peak) {
        return new Cell(place.bucket(), place.slice(), n, num, den, null, null, List.of(), Map.of(), false, null,
                Map.of("max", peak));
    }

    private static Map<Place, List<Stretch>> stretches(Connection connection, Question question) throws SQLException {
        Selection selection = new Selection(connection, question);
        String sql = selection.believed("""
                coalesce(o.agent_key, 0) AS agent,
                (extract(epoch FROM greatest(o.at, b.start)) * 1000)::bigint AS since,
                (extract(epoch FROM least(coalesce(o.until, b.instant), b.instant)) * 1000)::bigint AS till
                """) + "SELECT bucket, agent, since, till" + selection.groupColumns() + " FROM rows";
        Map<Place, List<Stretch>> stretches = new LinkedHashMap<>();
        try (PreparedStatement statement = selection.sql.prepare(connection, sql); ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                stretches.computeIfAbsent(new Place(row.getInt(1), selection.slice(row, 5)), place -> new ArrayList<>())
                        .add(new Stretch(row.getLong(2), row.getLong(3), row.getLong(4)));
            }
        }
        return stretches;
    }

    private static long union(List<Stretch> stretches) {
        long covered = 0;
        long until = Long.MIN_VALUE;
        for (Stretch stretch : stretches.stream().sorted(Comparator.comparingLong(Stretch::from)).toList()) {
            covered += Math.max(0, stretch.to() - Math.max(until, stretch.from()));
            until = Math.max(until, stretch.to());
        }
        return covered;
    }

    /** Half-open: one that ends where another begins does not overlap it. */
    private static double peak(List<Stretch> stretches) {
        List<long[]> edges = new ArrayList<>();
        for (Stretch stretch : stretches) {
            if (stretch.to() > stretch.from()) {
                edges.add(new long[] { stretch.from(), 1 });
                edges.add(new long[] { stretch.to(), -1 });
            }
        }
        edges.sort(Comparator.<long[]> comparingLong(edge -> edge[0]).thenComparingLong(edge -> edge[1]));
        long level = 0;
        long highest = 0;
        for (long[] edge : edges) {
            level += edge[1];
            highest = Math.max(highest, level);
        }
        return highest;
    }

    /** One case of a cohort: how long, and whether the end has been seen. */
    record Case(double seconds, boolean ended) {
    }

    static List<Cell> censored(Connection connection, Question question) throws SQLException {
        Selection selection = new Selection(connection, question);
        String sql = selection.believed("""
                extract(epoch FROM least(coalesce(o.until, $asof), $asof) - o.start_at)::double precision AS seconds,
                coalesce(o.until <= $asof AND o.calendar_ms IS NOT NULL AND o.code IS DISTINCT FROM 'dismissed', false) AS ended
                """) + "SELECT bucket, seconds, ended" + selection.groupColumns()
                + " FROM rows WHERE seconds >= 0 ORDER BY seconds, ended DESC";
        Map<Place, List<Case>> cases = new LinkedHashMap<>();
        try (PreparedStatement statement = selection.sql.prepare(connection, sql); ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                cases.computeIfAbsent(new Place(row.getInt(1), selection.slice(row, 4)), place -> new ArrayList<>())
                        .add(new Case(row.getDouble(2), row.getBoolean(3)));
            }
        }
        List<Cell> cells = new ArrayList<>();
        cases.forEach((place, all) -> {
            boolean open = all.stream().anyMatch(one -> !one.ended());
            Map<String, Double> quantiles = Intervals.censoredQuantiles(all);
            Double sum = open ? null : (Double) all.stream().mapToDouble(Case::seconds).sum();
            cells.add(new Cell(place.bucket(), place.slice(), all.size(), null, null, sum, null, List.of(), Map.of(), open,
                    open ? "immature" : null, quantiles));
        });
        return cells;
    }
}
