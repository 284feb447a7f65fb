package io.helpdeskroi.metrics.kpi;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often a value that was final has changed since, and why the last time (C10).
 * <p>
 * Revisions are read from when observations were believed, not from a log of answers given: so a value is a function of its
 * question alone, the same on every replica and for every reader, and asking never writes. A change counts when rows that
 * came and went at one instant do not cancel out in what the KPI sums.
 */
final class Restatements {

    private Restatements() {
    }

    /** Changes of a bucket's slice after it had become final. */
    record History(int changes, String cause) {
    }

    /** A bucket's slice. */
    record Place(int bucket, Map<String, String> slice) {
    }

    /** @param finalSince per bucket, null where it has not been final */
    static Map<Place, History> of(Connection connection, Question question, List<Instant> finalSince) throws SQLException {
        Aggregate aggregate = question.measure().aggregate();
        if (aggregate.stretches() || finalSince.stream().allMatch(since -> since == null)) {
            return Map.of();
        }
        if (aggregate == Aggregate.QUOTIENT) {
            Map<Place, History> both = new HashMap<>(
                    of(connection, question.with(question.measure().above(Aggregate.COUNT)), finalSince));
            of(connection, question.with(question.measure().below()), finalSince)
                    .forEach((place, below) -> both.merge(place, below,
                            (one, other) -> new History(one.changes() + other.changes(), other.cause())));
            return both;
        }
        Selection selection = new Selection(connection, question);
        List<Instant> since = new ArrayList<>(finalSince);
        since.replaceAll(instant -> instant == null ? Instant.parse("9999-12-31T00:00:00Z") : instant);
        selection.sql.with("since", since);
        String value = Cells.value(question.measure());
        String above = aggregate == Aggregate.RATIO ? question.measure().numerator() : "o.num";
        String g = selection.groupColumns();
        String sql = selection.everBelieved("o.subject_key, o.believed_from, o.believed_to, " + value + " AS v, (" + above
                + ")::double precision AS above, o.den AS below") + """
                        , moves AS (
                            SELECT r.bucket%1$s, c.at, sum(c.sign) AS n, coalesce(sum(c.sign * r.v), 0) AS v,
                                coalesce(sum(c.sign * r.above), 0) AS above, coalesce(sum(c.sign * r.below), 0) AS below,
                                coalesce(mode() WITHIN GROUP (ORDER BY x.cause), 'late_fact') AS cause
                            FROM rows r CROSS JOIN LATERAL (VALUES (r.believed_from, 1), (r.believed_to, -1)) c (at, sign)
                            LEFT JOIN restatement x ON x.subject_key = r.subject_key AND x.at = c.at
                            WHERE c.at > ($since::timestamptz[])[r.bucket + 1] AND c.at <= $asof
                            GROUP BY r.bucket%1$s, c.at)
                        SELECT bucket, count(*), (array_agg(cause ORDER BY at DESC))[1]%1$s FROM moves
                        WHERE n <> 0 OR v <> 0 OR above <> 0 OR below <> 0 GROUP BY bucket%1$s
                        """.formatted(g);
        Map<Place, History> found = new HashMap<>();
        try (PreparedStatement statement = selection.sql.prepare(connection, sql); ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.put(new Place(row.getInt(1), selection.slice(row, 4)), new History(row.getInt(2), row.getString(3)));
            }
        }
        return found;
    }
}
