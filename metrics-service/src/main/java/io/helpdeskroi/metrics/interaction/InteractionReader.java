package io.helpdeskroi.metrics.interaction;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.metrics.store.Database;
import io.helpdeskroi.rest.ProblemException;

/**
 * Reads an interaction with its timeline, derived facts and observations.
 */
@ApplicationScoped
class InteractionReader {

    private final Database database;
    private final ObjectMapper json;

    InteractionReader(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * @param facts as delivered, in the order of time
     * @param derived what follows for the interaction as a whole; absent while the interaction itself has not arrived
     * @param observations what KPIs count, as believed now
     */
    record View(FactId id, List<Delivered> facts, JsonNode derived, List<Observed> observations) {
    }

    record Delivered(String id, Instant sourceUpdatedAt, Instant ingestedAt, int rowVersion, JsonNode fact) {
    }

    record Observed(String kind, String variant, Instant at, Instant until, Long calendarMs, Long businessMs, Double num,
            Double den, String code, String reason, Instant believedFrom) {
    }

    View read(FactId id) {
        return database.inTransaction(connection -> {
            Long key = key(connection, id);
            List<Delivered> facts = key == null ? List.of() : facts(connection, key);
            if (facts.isEmpty()) {
                throw ProblemException.notFound("interaction", id.toString());
            }
            return new View(id, facts, derived(connection, key), observations(connection, key));
        });
    }

    private static Long key(Connection connection, FactId id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT key FROM subject WHERE id = ?")) {
            statement.setString(1, id.toString());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? (Long) row.getLong(1) : null;
            }
        }
    }

    private List<Delivered> facts(Connection connection, long key) throws SQLException {
        List<Delivered> facts = new ArrayList<>();
        String select = "SELECT id, source_updated_at, ingested_at, row_version, body FROM fact WHERE owner_key = ?";
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setLong(1, key);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    facts.add(new Delivered(row.getString(1), instant(row, 2), instant(row, 3), row.getInt(4),
                            tree(row.getString(5))));
                }
            }
        }
        facts.sort(Comparator.comparing(InteractionReader::time).thenComparing(Delivered::id));
        return facts;
    }

    /** When the fact happened; the interaction itself leads. */
    private static String time(Delivered delivered) {
        for (String field : List.of("occurred_at", "queued_at", "applied_at", "offered_at", "responded_at", "created_at")) {
            if (delivered.fact().hasNonNull(field)) {
                return ("created_at".equals(field) ? "" : "1") + delivered.fact().get(field).asText();
            }
        }
        return "2";
    }

    private JsonNode derived(Connection connection, long key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT facts FROM interaction WHERE key = ?")) {
            statement.setLong(1, key);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? tree(row.getString(1)) : null;
            }
        }
    }

    private static List<Observed> observations(Connection connection, long key) throws SQLException {
        List<Observed> observations = new ArrayList<>();
        String select = """
                SELECT s.kind, s.variant, o.at, o.until, o.calendar_ms, o.business_ms, o.num, o.den, o.code, o.reason,
                       o.believed_from
                FROM observation o JOIN series s ON s.id = o.series_id
                WHERE o.subject_key = ? AND o.believed_to = 'infinity' ORDER BY o.at, s.kind, s.variant, o.ordinal
                """;
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setLong(1, key);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    observations.add(new Observed(row.getString(1), row.getString(2), instant(row, 3), instant(row, 4),
                            row.getObject(5, Long.class), row.getObject(6, Long.class), row.getObject(7, Double.class),
                            row.getObject(8, Double.class), row.getString(9), row.getString(10), instant(row, 11)));
                }
            }
        }
        return observations;
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("stored JSON cannot be read", broken);
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
