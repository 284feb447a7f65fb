package io.helpdeskroi.roi.money;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/**
 * A half-open stretch of calendar days {@code [from, to)} in the tenant's zone.
 */
public record DateSpan(LocalDate from, LocalDate to) {

    /** The days that entries and figures may speak of. */
    public static final DateSpan CALENDAR = new DateSpan(LocalDate.of(1900, 1, 1), LocalDate.of(2200, 1, 1));

    public DateSpan {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        if (!to.isAfter(from)) {
            throw new IllegalArgumentException("an empty span: [" + from + ", " + to + ")");
        }
    }

    /** The span of one day. */
    public static DateSpan day(LocalDate date) {
        return new DateSpan(date, date.plusDays(1));
    }

    public long days() {
        return ChronoUnit.DAYS.between(from, to);
    }

    public boolean contains(LocalDate date) {
        return !date.isBefore(from) && date.isBefore(to);
    }

    /** The days that both spans have, if any. */
    public Optional<DateSpan> intersection(DateSpan other) {
        LocalDate start = from.isAfter(other.from) ? from : other.from;
        LocalDate end = to.isBefore(other.to) ? to : other.to;
        return end.isAfter(start) ? Optional.of(new DateSpan(start, end)) : Optional.empty();
    }

    /** The smallest span that has the days of both. */
    public DateSpan hull(DateSpan other) {
        return new DateSpan(from.isBefore(other.from) ? from : other.from, to.isAfter(other.to) ? to : other.to);
    }
}
