package io.helpdeskroi.roi.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;

import io.helpdeskroi.roi.money.DateSpan;

/**
 * The book of revenue; there may be millions of events, so it also sums them up in the database.
 */
@Singleton
public class RevenueBook extends LedgerBook<RevenueEvent, RevenueRow> {

    private final EntityManager entities;

    RevenueBook(RevenueRepository rows, LedgerClock clock, EntityManager entities) {
        super(rows, clock, "revenue event");
        this.entities = entities;
    }

    @Override
    RevenueRow row(RevenueEvent entry) {
        return new RevenueRow(entry);
    }

    /** The events of a span by type, currency and local day, as they were believed at an instant. */
    @Transactional
    public List<RevenueDay> days(DateSpan span, ZoneId zone, Instant asOf) {
        // The days' first instants come from here: PostgreSQL knows other zones than Java, and some with the sign reversed.
        String starts = span.from().datesUntil(span.to()).map(day -> day.atStartOfDay(zone).toInstant().toString())
                .collect(Collectors.joining(",", "{", "}"));
        List<?> rows = entities.createNativeQuery("""
                WITH days AS MATERIALIZED (SELECT cast(:starts AS timestamptz[]) AS starts)
                SELECT type, currency, width_bucket(occurred_at, starts) AS day, sum(amount) AS amount,
                       count(*) AS events, min(occurred_at) AS first_at, max(occurred_at) AS last_at,
                       encode(sha256(convert_to(string_agg(entry_id || ':' || version, ',' ORDER BY entry_id), 'UTF8')),
                              'hex') AS hash
                FROM revenue_event CROSS JOIN days
                WHERE recorded_at <= :asOf AND (superseded_at IS NULL OR superseded_at > :asOf)
                  AND occurred_at >= :from AND occurred_at < :to
                GROUP BY 1, 2, 3 ORDER BY 1, 2, 3""", Tuple.class)
                .setParameter("starts", starts).setParameter("asOf", asOf)
                .setParameter("from", span.from().atStartOfDay(zone).toInstant())
                .setParameter("to", span.to().atStartOfDay(zone).toInstant())
                .getResultList();
        return rows.stream().map(row -> day((Tuple) row, span)).toList();
    }

    /** The first and last event ever, as believed at an instant. */
    @Transactional
    public Optional<Extent> extent(Instant asOf) {
        Tuple row = (Tuple) entities.createNativeQuery("""
                SELECT min(occurred_at) AS first_at, max(occurred_at) AS last_at FROM revenue_event
                WHERE recorded_at <= :asOf AND (superseded_at IS NULL OR superseded_at > :asOf)""", Tuple.class)
                .setParameter("asOf", asOf).getSingleResult();
        return Optional.ofNullable(row.get("first_at", Instant.class))
                .map(first -> new Extent(first, row.get("last_at", Instant.class)));
    }

    private static RevenueDay day(Tuple row, DateSpan span) {
        return new RevenueDay(RevenueType.valueOf(row.get("type", String.class)), row.get("currency", String.class),
                span.from().plusDays(row.get("day", Integer.class) - 1L), row.get("amount", BigDecimal.class),
                row.get("events", Number.class).longValue(), row.get("first_at", Instant.class),
                row.get("last_at", Instant.class), row.get("hash", String.class));
    }

    /** First and last instant of something. */
    public record Extent(Instant first, Instant last) {
    }
}
