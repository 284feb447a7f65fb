package io.helpdeskroi.metrics.kpi;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.helpdeskroi.metrics.store.AccountTable;
import io.helpdeskroi.metrics.store.Database;
import io.helpdeskroi.rest.ProblemException;

/**
 * The observations behind a KPI's values, page by page in the order of time. A page pins the instant of the first one, so
 * that facts arriving meanwhile neither repeat nor hide records.
 */
@ApplicationScoped
class KpiRecords {

    private static final int USUAL = 100;
    private static final int MOST = 1_000;

    private final KpiRegistry registry;
    private final KpiAnswers answers;
    private final Database database;

    KpiRecords(KpiRegistry registry, KpiAnswers answers, Database database) {
        this.registry = registry;
        this.answers = answers;
        this.database = database;
    }

    /** A page of observations; {@code next} is absent on the last. */
    public record Page(Instant asOf, List<Item> records, String next) {
    }

    /**
     * An observation behind the value: of which interaction, and what it adds.
     *
     * @param seconds durations, by the clock asked for
     */
    public record Item(String interactionId, String customerId, String agentId, Instant at, Instant until, Double seconds,
            Double num, Double den, String code, String reason, Map<String, String> slice) {
    }

    /** Where the next page begins. */
    private record Cursor(Instant asOf, Instant at, long id) {

        String text() {
            String plain = asOf + "|" + at + "|" + id;
            return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
        }

        static Cursor of(String text) {
            try {
                String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\\|");
                return new Cursor(Instant.parse(parts[0]), Instant.parse(parts[1]), Long.parseLong(parts[2]));
            } catch (RuntimeException malformed) {
                throw ProblemException.field("cursor", "is not one of ours", "the next of the page before, or none");
            }
        }
    }

    Page page(String id, ValuesRequest request, String cursorText, Integer limit) {
        int size = limit == null ? USUAL : limit;
        if (size < 1 || size > MOST) {
            throw ProblemException.field("limit", "is " + size, "1 to " + MOST);
        }
        Kpi kpi = registry.require(id);
        Cursor cursor = cursorText == null ? null : Cursor.of(cursorText);
        ValuesRequest pinned = cursor == null ? request
                : new ValuesRequest(request.from(), request.to(), request.granularity(), request.groupBy(), request.filters(),
                        request.clock(), cursor.asOf().toString(), request.params());
        return database.inTransaction(connection -> {
            Question question = answers.question(connection, kpi, pinned, AccountTable.read(connection));
            return page(connection, question, cursor, size);
        });
    }

    private static Page page(Connection connection, Question question, Cursor cursor, int size) throws SQLException {
        Selection selection = new Selection(connection, question);
        String columns = """
                o.id, o.at, o.until, (%s) / 1000.0 AS seconds, o.num, o.den, o.code, o.reason,
                (SELECT j.id FROM subject j WHERE j.key = o.interaction_key) AS interaction_id,
                (SELECT j.id FROM subject j WHERE j.key = o.customer_key) AS customer_id,
                (SELECT j.id FROM subject j WHERE j.key = o.agent_key) AS agent_id
                """.formatted(question.measure().business() ? "o.business_ms" : "o.calendar_ms");
        String after = "";
        if (cursor != null) {
            selection.sql.with("after_at", cursor.at()).with("after_id", cursor.id());
            after = " WHERE (at, id) > ($after_at, $after_id)";
        }
        selection.sql.with("size", size + 1);
        String sql = selection.believed(columns) + """
                SELECT id, at, until, seconds, num, den, code, reason, interaction_id, customer_id, agent_id%s
                FROM rows%s ORDER BY at, id LIMIT $size
                """.formatted(selection.groupColumns(), after);
        List<Item> items = new ArrayList<>();
        Cursor last = null;
        try (PreparedStatement statement = selection.sql.prepare(connection, sql); ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                if (items.size() == size) {
                    return new Page(question.asOf(), items, last.text());
                }
                Instant at = instant(row, 2);
                items.add(new Item(row.getString(9), row.getString(10), row.getString(11), at, instant(row, 3),
                        number(row, 4), number(row, 5), number(row, 6), row.getString(7), row.getString(8),
                        selection.slice(row, 12)));
                last = new Cursor(question.asOf(), at, row.getLong(1));
            }
        }
        return new Page(question.asOf(), items, null);
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static Double number(ResultSet row, int column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : (Double) value;
    }
}
