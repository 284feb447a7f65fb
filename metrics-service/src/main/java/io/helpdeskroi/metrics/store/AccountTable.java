package io.helpdeskroi.metrics.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.metrics.fact.AccountSettings;
import io.helpdeskroi.metrics.fact.ResponseTarget;

/**
 * The account's choices as derivations and answers read them.
 */
public final class AccountTable {

    private AccountTable() {
    }

    /**
     * @param weekStart first day of a week bucket
     * @param zones zone by the instant from which it rules; the first entry holds for all the past
     * @param minN fewest answers behind a published value
     * @param minNAgent fewest answers behind a survey value of one agent
     */
    public record Row(DayOfWeek weekStart, NavigableMap<Instant, ZoneId> zones, AccountSettings settings, int minN,
            int minNAgent) {

        public ZoneId zoneAt(Instant instant) {
            return zones.floorEntry(instant).getValue();
        }
    }

    public static Row read(Connection connection) throws SQLException {
        NavigableMap<Instant, ZoneId> zones = new TreeMap<>();
        String selectZones = """
                SELECT CASE WHEN valid_from = '-infinity' THEN NULL ELSE valid_from END, timezone FROM account_zone
                """;
        try (PreparedStatement statement = connection.prepareStatement(selectZones);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                java.time.OffsetDateTime from = rows.getObject(1, java.time.OffsetDateTime.class);
                zones.put(from == null ? Instant.MIN : from.toInstant(), ZoneId.of(rows.getString(2)));
            }
        }
        String select = """
                SELECT week_start, default_schedule_id, short_abandon_s, service_level_voice_s, service_level_chat_s,
                       survey_expiry_d, reopen_void_h, min_n, min_n_agent
                FROM account
                """;
        try (PreparedStatement statement = connection.prepareStatement(select); ResultSet row = statement.executeQuery()) {
            row.next();
            Optional<FactId> schedule = Optional.ofNullable(row.getString(2)).map(FactId::parse);
            AccountSettings settings = new AccountSettings(schedule, Duration.ofSeconds(row.getInt(3)),
                    Duration.ofSeconds(row.getInt(4)), Duration.ofSeconds(row.getInt(5)), Duration.ofDays(row.getInt(6)),
                    Duration.ofHours(row.getInt(7)), ResponseTarget.PUBLISHED);
            return new Row(DayOfWeek.valueOf(row.getString(1).toUpperCase(Locale.ROOT)), zones, settings, row.getInt(8),
                    row.getInt(9));
        }
    }
}
