package io.helpdeskroi.metrics.kpi;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks the database what a question's observations come to, one statement per measure.
 */
final class Cells {

    /** Up to here the values themselves are fetched; beyond, only those of the ranks that matter. */
    static final int FEW = 100;
    /** How far the exact rank of a median's interval can lie from its normal approximation. */
    private static final int RANK_SLACK = 3;

    private Cells() {
    }

    static List<Cell> ask(Connection connection, Question question) throws SQLException {
        return switch (question.measure().aggregate()) {
            case COUNT, INTERACTIONS, CUSTOMERS, OPEN_STRETCHES -> counts(connection, question);
            case RATIO -> ratios(connection, question);
            case DURATION, OPEN_AGE, AVERAGE, POINTS, LATEST_POINTS -> distributions(connection, question);
            case CENSORED -> StretchCells.censored(connection, question);
            case LEVEL -> StretchCells.levels(connection, question);
            case CONCURRENCY -> StretchCells.concurrency(connection, question);
            case QUOTIENT -> quotients(connection, question);
        };
    }

    private static List<Cell> counts(Connection connection, Question question) throws SQLException {
        Selection selection = new Selection(connection, question);
        String count = switch (question.measure().aggregate()) {
            case INTERACTIONS -> "count(DISTINCT interaction_key)";
            case CUSTOMERS -> "count(DISTINCT customer_key)";
            default -> "count(*)";
        };
        String sql = selection.believed("o.interaction_key, o.customer_key, o.mature_at") + "SELECT bucket, " + count
                + ", bool_or(mature_at > $asof), count(*) FILTER (WHERE customer_key IS NULL)" + selection.groupColumns()
                + " FROM rows GROUP BY bucket" + selection.groupColumns();
        List<Cell> cells = new ArrayList<>();
        try (PreparedStatement statement = selection.sql.prepare(connection, sql); ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                Map<String, Double> extra = question.measure().aggregate() == Aggregate.CUSTOMERS
                        ? Map.of("anonymous", (double) row.getLong(4))
                        : Map.of();
                cells.add(new Cell(row.getInt(1), selection.slice(row, 5), row.getLong(2), null, null, null, null, List.of(),
                        Map.of(), row.getBoolean(3), null, extra));
            }
        }
        return cells;
    }

    private static List<Cell> ratios(Connection connection, Question question) throws SQLException {
        Selection selection = new Selection(connection, question);
        Measure measure = question.measure();
        String sql = selection.believed(measure.numerator() + " AS above, " + measure.denominator() + " AS below, o.mature_at")
                + "SELECT bucket, coalesce(sum(above) FILTER (WHERE below <> 0), 0), coalesce(sum(below), 0),"
                + " bool_or(mature_at > $asof)" + selection.groupColumns() + " FROM rows GROUP BY bucket"
                + selection.groupColumns();
        List<Cell> cells = new ArrayList<>();
        try (PreparedStatement statement = selection.sql.prepare(connection, sql); ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                cells.add(new Cell(row.getInt(1), selection.slice(row, 5), Math.round(row.getDouble(3)), row.getDouble(2),
                        row.getDouble(3), null, null, List.of(), Map.of(), row.getBoolean(4), null, Map.of()));
            }
        }
        return cells;
    }

    /** SQL of the value whose distribution is asked for; milliseconds for times. */
    static String value(Measure measure) {
        return switch (measure.aggregate()) {
            case OPEN_AGE -> "(extract(epoch FROM b.instant - o.start_at) * 1000)::double precision";
            case AVERAGE, POINTS, LATEST_POINTS -> "o.num";
            default -> measure.business() ? "o.business_ms::double precision" : "o.calendar_ms::double precision";
        };
    }

    /** The values are sorted once; quantiles and the interval's ranks are taken from the sorted array. */
    private static List<Cell> distributions(Connection connection, Question question) throws SQLException {
        Selection selection = new Selection(connection, question);
        String g = selection.groupColumns();
        String columns = value(question.measure()) + " AS v, o.mature_at, o.reason, o.customer_key, o.id, o.at";
        String from = question.measure().aggregate() == Aggregate.LATEST_POINTS
                ? "(SELECT DISTINCT ON (bucket" + g + ", coalesce(customer_key, -id)) * FROM rows ORDER BY bucket" + g
                        + ", coalesce(customer_key, -id), at DESC, id DESC) latest"
                : "rows";
        String sql = selection.believed(columns) + """
                , sorted AS (SELECT bucket%1$s, count(v) AS n, sum(v) AS total, stddev_samp(v) AS deviation,
                        array_agg(v ORDER BY v) FILTER (WHERE v IS NOT NULL) AS a, bool_or(mature_at > $asof) AS immature,
                        min(reason) FILTER (WHERE v IS NULL) AS reason, count(*) AS all_rows
                    FROM %2$s GROUP BY bucket%1$s),
                placed AS (SELECT *, greatest(1, floor((n - 1.959964 * sqrt(n)) / 2)::bigint - %3$d) AS low FROM sorted)
                SELECT bucket, n, total, deviation, immature, reason, all_rows,
                    CASE WHEN n <= %4$d THEN a END,
                    low, CASE WHEN n > %4$d THEN a[low:low + 2 * %3$d + 2] END,
                    n - low - 2 * %3$d - 1, CASE WHEN n > %4$d THEN a[n - low - 2 * %3$d - 1:n - low + 1] END,
                    CASE WHEN n > %4$d THEN ARRAY[a[1], a[(n + 1) / 2], a[n / 2 + 1],
                        a[floor((n - 1) * 0.9)::bigint + 1], a[least(n, floor((n - 1) * 0.9)::bigint + 2)],
                        a[floor((n - 1) * 0.95)::bigint + 1], a[least(n, floor((n - 1) * 0.95)::bigint + 2)], a[n]] END%1$s
                FROM placed
                """.formatted(g, from, RANK_SLACK, FEW);
        List<Cell> cells = new ArrayList<>();
        try (PreparedStatement statement = selection.sql.prepare(connection, sql); ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                cells.add(distribution(question, row, selection.slice(row, 14)));
            }
        }
        return cells;
    }

    private static Cell distribution(Question question, ResultSet row, Map<String, String> slice) throws SQLException {
        long n = row.getLong(2);
        double unit = unit(question.measure().aggregate());
        List<Double> sorted = scaled(row.getArray(8), unit);
        Map<Long, Double> ranked = new HashMap<>();
        if (n > FEW) {
            rank(ranked, row.getLong(9), scaled(row.getArray(10), unit));
            rank(ranked, row.getLong(11), scaled(row.getArray(12), unit));
            List<Double> ends = scaled(row.getArray(13), unit);
            long p90 = (long) Math.floor((n - 1) * 0.9) + 1;
            long p95 = (long) Math.floor((n - 1) * 0.95) + 1;
            long[] ranks = { 1, (n + 1) / 2, n / 2 + 1, p90, Math.min(n, p90 + 1), p95, Math.min(n, p95 + 1), n };
            for (int index = 0; index < ranks.length; index++) {
                ranked.put(ranks[index], ends.get(index));
            }
        }
        String missing = row.getString(6);
        if (missing == null && row.getLong(7) > n) {
            missing = question.measure().business() ? "no_schedule" : "no_population";
        }
        return new Cell(row.getInt(1), slice, n, null, null, n == 0 ? null : (Double) (row.getDouble(3) / unit),
                n < 2 ? null : (Double) (row.getDouble(4) / unit), sorted, ranked, row.getBoolean(5), missing, Map.of());
    }

    private static double unit(Aggregate aggregate) {
        return aggregate == Aggregate.DURATION || aggregate == Aggregate.OPEN_AGE ? 1_000 : 1;
    }

    private static void rank(Map<Long, Double> ranked, long first, List<Double> values) {
        for (int index = 0; index < values.size(); index++) {
            ranked.put(first + index, values.get(index));
        }
    }

    private static List<Double> scaled(Array array, double unit) throws SQLException {
        if (array == null) {
            return List.of();
        }
        return Arrays.stream((Double[]) array.getArray()).map(value -> value / unit).toList();
    }

    private static List<Cell> quotients(Connection connection, Question question) throws SQLException {
        Measure measure = question.measure();
        Map<Object, Cell> below = new HashMap<>();
        for (Cell cell : ask(connection, question.with(measure.below()))) {
            below.put(List.of(cell.bucket(), cell.slice()), cell);
        }
        List<Cell> cells = new ArrayList<>();
        for (Cell above : ask(connection, question.with(measure.above(Aggregate.INTERACTIONS)))) {
            Cell base = below.remove(List.of(above.bucket(), above.slice()));
            cells.add(quotient(above, base == null ? Cell.empty(above.bucket(), above.slice()) : base));
        }
        below.values().forEach(base -> cells.add(quotient(Cell.empty(base.bucket(), base.slice()), base)));
        return cells;
    }

    private static Cell quotient(Cell above, Cell base) {
        return new Cell(above.bucket(), above.slice(), base.n(), (double) above.n(), (double) base.n(), null, null, List.of(),
                Map.of(), above.immature() || base.immature(), null, Map.of());
    }
}
