package io.helpdeskroi.metrics.kpi;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.helpdeskroi.contract.Period;
import io.helpdeskroi.metrics.fact.Variants;

/**
 * The observations that a question is about, as SQL: {@code rows} with bucket and slice columns. Slices are few and are
 * chosen first, so that no dimension is looked up per observation.
 */
final class Selection {

    private final Question question;
    private final List<String> groups = new ArrayList<>();
    private final List<String> sliceColumns = new ArrayList<>();
    private final List<String> sliceConditions = new ArrayList<>();
    private final List<String> rowConditions = new ArrayList<>();
    final NamedSql sql = new NamedSql();

    Selection(Connection connection, Question question) throws SQLException {
        this.question = question;
        Measure measure = question.measure();
        sql.with("series", series(connection, measure)).with("asof", question.asOf()).with("from", question.from())
                .with("to", question.to());
        Map<String, Set<String>> filters = new TreeMap<>(question.filters());
        if (measure.inbound() && !filters.containsKey("direction") && !question.groupBy().contains("direction")) {
            // What belongs to no interaction, such as a relationship survey, has no direction and counts.
            filters.put("direction", Set.of("inbound", "unknown"));
        }
        filters.forEach((name, wanted) -> {
            Dimension dimension = Dimension.ofWire(name, "filter");
            String parameter = "filter_" + name;
            sql.with(parameter, wanted);
            if (dimension.ofSlice()) {
                sliceConditions.add("coalesce(d ->> '" + name + "', 'unknown') = ANY ($" + parameter + ")");
            } else {
                rowConditions.add(dimension.sql() + " = ANY ($" + parameter + ")");
            }
        });
        for (String name : question.groupBy()) {
            Dimension dimension = Dimension.ofWire(name, "group_by");
            groups.add(dimension.sql() + " AS g_" + name);
            if (dimension.ofSlice()) {
                sliceColumns.add("coalesce(d ->> '" + name + "', 'unknown') AS " + name);
            }
        }
        if (!measure.codes().isEmpty()) {
            sql.with("codes", measure.codes());
            rowConditions.add(measure.aggregate() == Aggregate.CENSORED
                    ? "(o.code IS NULL OR o.code = 'dismissed' OR o.code = ANY ($codes))"
                    : "o.code = ANY ($codes)");
        }
        if (!measure.condition().isEmpty()) {
            rowConditions.add("(" + measure.condition().replace("$instant", "b.instant") + ")");
        }
    }

    private List<Integer> series(Connection connection, Measure measure) throws SQLException {
        List<Integer> found = new ArrayList<>();
        String select = "SELECT id FROM series WHERE kind = $kind AND variant = ANY ($variants)";
        NamedSql named = new NamedSql().with("kind", measure.kind().wire())
                .with("variants", Variants.matching(measure.kind(), question.params()));
        try (PreparedStatement statement = named.prepare(connection, select); ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(rows.getInt(1));
            }
        }
        return found.isEmpty() ? List.of(-1) : found;
    }

    /** Columns of the slice, to select and group by. */
    String groupColumns() {
        StringBuilder columns = new StringBuilder();
        question.groupBy().forEach(name -> columns.append(", g_").append(name));
        return columns.toString();
    }

    /** The rows believed at the instant of the question. */
    String believed(String columns) {
        return rows(columns, " AND o.believed_from <= $asof AND o.believed_to > $asof");
    }

    /** The rows believed at any time until then. */
    String everBelieved(String columns) {
        return rows(columns, " AND o.believed_from <= $asof");
    }

    private String rows(String columns, String belief) {
        StringBuilder text = new StringBuilder("WITH ");
        boolean sliced = !sliceColumns.isEmpty() || !sliceConditions.isEmpty();
        if (sliced) {
            text.append("chosen AS MATERIALIZED (SELECT id");
            sliceColumns.forEach(column -> text.append(", ").append(column));
            text.append(" FROM (SELECT id, dimensions::jsonb AS d FROM slice) j");
            text.append(sliceConditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", sliceConditions));
            text.append("), ");
        }
        text.append("rows AS (SELECT ").append(bucket()).append(" AS bucket");
        groups.forEach(group -> text.append(", ").append(group));
        text.append(", ").append(columns).append(" FROM ").append(source());
        text.append(sliced ? " JOIN chosen s ON s.id = o.slice_id" : "");
        text.append(" WHERE o.series_id = ANY ($series) AND o.at <= $asof").append(span()).append(belief);
        rowConditions.forEach(condition -> text.append(" AND ").append(condition));
        return text.append(") ").toString();
    }

    private String bucket() {
        return perInstant() ? "b.no - 1" : "width_bucket(o.at, $edges) - 1";
    }

    private boolean perInstant() {
        return question.measure().aggregate().snapshot() || question.measure().aggregate().stretches();
    }

    private String source() {
        if (!perInstant()) {
            sql.with("edges", question.buckets().stream().map(Period::from).toList());
            return "observation o";
        }
        List<Instant> starts = new ArrayList<>();
        List<Instant> ends = new ArrayList<>();
        for (Period bucket : question.buckets()) {
            starts.add(bucket.from());
            ends.add(bucket.to().isAfter(question.asOf()) ? question.asOf() : bucket.to());
        }
        sql.with("starts", starts).with("ends", ends);
        return "unnest($starts::timestamptz[], $ends::timestamptz[]) WITH ORDINALITY AS b (start, instant, no)"
                + " CROSS JOIN observation o";
    }

    private String span() {
        Aggregate aggregate = question.measure().aggregate();
        if (aggregate.snapshot()) {
            return " AND o.at < b.instant AND (o.until IS NULL OR o.until >= b.instant) AND o.at < $to";
        }
        if (aggregate.stretches()) {
            return " AND o.at < b.instant AND (o.until IS NULL OR o.until > b.start) AND o.at < $to";
        }
        return " AND o.at >= $from AND o.at < $to";
    }

    /** The slice of a result row whose group columns begin at {@code column}. */
    Map<String, String> slice(ResultSet row, int column) throws SQLException {
        if (question.groupBy().isEmpty()) {
            return Map.of();
        }
        Map<String, String> slice = new LinkedHashMap<>();
        for (int index = 0; index < question.groupBy().size(); index++) {
            slice.put(question.groupBy().get(index), row.getString(column + index));
        }
        return slice;
    }

    int groupCount() {
        return question.groupBy().size();
    }
}
