package io.helpdeskroi.connector.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import io.helpdeskroi.contract.Period;

/**
 * Cuts time into the ledger's windows: months, days and hours of UTC.
 */
final class Windows {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private Windows() {
    }

    /** The months of a stretch of time, the first and last one cut off at its ends, oldest first. */
    static List<Period> months(Instant from, Instant to) {
        return cut(from, to, instant -> midnight(day(instant).withDayOfMonth(1).plusMonths(1)));
    }

    /** The windows of the next finer kind that a window consists of; none when it is as narrow as the grain allows. */
    static List<Period> within(Period window, Duration grain) {
        Duration width = Duration.between(window.from(), window.to());
        if (width.compareTo(DAY) > 0 && grain.compareTo(DAY) <= 0) {
            return cut(window.from(), window.to(), instant -> midnight(day(instant).plusDays(1)));
        }
        if (width.compareTo(HOUR) > 0 && grain.compareTo(HOUR) <= 0) {
            return cut(window.from(), window.to(), instant -> instant.truncatedTo(ChronoUnit.HOURS).plus(HOUR));
        }
        return List.of();
    }

    /** The first multiple of the grain at or after an instant. */
    static Instant ceiling(Instant instant, Duration grain) {
        Instant floor = floor(instant, grain);
        return floor.equals(instant) ? instant : floor.plus(grain);
    }

    /** The last multiple of the grain at or before an instant. */
    static Instant floor(Instant instant, Duration grain) {
        long seconds = grain.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(instant.getEpochSecond(), seconds) * seconds);
    }

    private static List<Period> cut(Instant from, Instant to, UnaryOperator<Instant> next) {
        List<Period> windows = new ArrayList<>();
        for (Instant start = from; start.isBefore(to);) {
            Instant end = next.apply(start);
            end = end.isAfter(to) ? to : end;
            windows.add(new Period(start, end));
            start = end;
        }
        return windows;
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
