package io.helpdeskroi.metrics.kpi;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/**
 * Lengths of buckets. Edges are wall-clock edges of a zone, worked out per date, so a day has 23, 24 or 25 hours.
 */
enum Granularity {
    ALL,
    HOUR,
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR;

    /** The first edge after the instant. */
    Instant next(Instant instant, ZoneId zone, DayOfWeek weekStart) {
        ZonedDateTime local = instant.atZone(zone);
        LocalDate date = local.toLocalDate();
        return switch (this) {
            case ALL -> Instant.MAX;
            // Elapsed hours from the start of the hour: where clocks go back, the hour that comes twice is two buckets.
            case HOUR -> local.truncatedTo(ChronoUnit.HOURS).toInstant().plus(1, ChronoUnit.HOURS);
            case DAY -> start(date.plusDays(1), zone);
            case WEEK -> start(date.with(TemporalAdjusters.next(weekStart)), zone);
            case MONTH -> start(YearMonth.from(date).plusMonths(1).atDay(1), zone);
            case QUARTER -> start(
                    YearMonth.of(date.getYear(), (date.getMonthValue() - 1) / 3 * 3 + 1).plusMonths(3).atDay(1), zone);
            case YEAR -> start(LocalDate.of(date.getYear() + 1, 1, 1), zone);
        };
    }

    private static Instant start(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant();
    }
}
