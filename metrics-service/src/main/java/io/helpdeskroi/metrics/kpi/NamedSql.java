package io.helpdeskroi.metrics.kpi;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.helpdeskroi.metrics.store.Micros;

/**
 * A statement whose parameters are named {@code $name}, because its text is put together and their order varies.
 */
final class NamedSql {

    private static final Pattern NAME = Pattern.compile("\\$([a-z_0-9]+)");

    private final Map<String, Object> values = new HashMap<>();

    /** Sets a parameter: an instant, a text, or a collection of instants, texts or numbers as an array. */
    NamedSql with(String name, Object value) {
        values.put(name, value);
        return this;
    }

    PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        List<Object> ordered = new ArrayList<>();
        Matcher matcher = NAME.matcher(sql);
        StringBuilder text = new StringBuilder();
        while (matcher.find()) {
            if (!values.containsKey(matcher.group(1))) {
                throw new IllegalStateException("no value for " + matcher.group());
            }
            ordered.add(values.get(matcher.group(1)));
            matcher.appendReplacement(text, "?");
        }
        matcher.appendTail(text);
        PreparedStatement statement = connection.prepareStatement(text.toString());
        for (int index = 0; index < ordered.size(); index++) {
            set(connection, statement, index + 1, ordered.get(index));
        }
        return statement;
    }

    private static void set(Connection connection, PreparedStatement statement, int index, Object value)
            throws SQLException {
        if (value instanceof Instant instant) {
            statement.setObject(index, Micros.parameter(instant));
        } else if (value instanceof Collection<?> many) {
            statement.setArray(index, connection.createArrayOf(type(many), many.stream().map(NamedSql::element).toArray()));
        } else {
            statement.setObject(index, value);
        }
    }

    private static Object element(Object value) {
        return value instanceof Instant instant ? Micros.parameter(instant).toString() : value;
    }

    private static String type(Collection<?> many) {
        Object first = many.isEmpty() ? "" : many.iterator().next();
        if (first instanceof Instant || first instanceof OffsetDateTime) {
            return "timestamptz";
        }
        return first instanceof Integer ? "integer" : first instanceof Long ? "bigint" : "text";
    }
}
