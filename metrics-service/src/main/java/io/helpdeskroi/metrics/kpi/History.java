package io.helpdeskroi.metrics.kpi;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

import io.helpdeskroi.contract.Period;
import io.helpdeskroi.metrics.fact.Kind;
import io.helpdeskroi.metrics.store.AccountTable;

/**
 * The whole history: from the day of the first interaction up to the instant of the question.
 */
final class History {

    private History() {
    }

    static Period of(Connection connection, Instant asOf, AccountTable.Row account) {
        String select = """
                SELECT min(first) FROM series s CROSS JOIN LATERAL
                    (SELECT o.at AS first FROM observation o
                     WHERE o.series_id = s.id AND o.believed_from <= $asof AND o.believed_to > $asof
                     ORDER BY o.at LIMIT 1) f
                WHERE s.kind = $kind
                """;
        NamedSql named = new NamedSql().with("asof", asOf).with("kind", Kind.RECEIVED.wire());
        try (PreparedStatement statement = named.prepare(connection, select); ResultSet row = statement.executeQuery()) {
            row.next();
            OffsetDateTime first = row.getObject(1, OffsetDateTime.class);
            Instant from = first == null || !first.toInstant().isBefore(asOf) ? asOf.minus(1, ChronoUnit.DAYS)
                    : first.toInstant();
            ZoneId zone = account.zoneAt(from);
            // Up to and including the instant: what happens at it has happened.
            return new Period(from.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant(), asOf.plusMillis(1));
        } catch (SQLException failure) {
            throw new IllegalStateException("the history's length cannot be read", failure);
        }
    }
}
