package io.helpdeskroi.metrics.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

import io.helpdeskroi.contract.Schedule;

/**
 * The business time of one schedule (KPI catalogue B1–B13). Openings are worked out once per year and kept with their running
 * sums, so that the business time of a span costs two binary searches whatever its length. Immutable to its users and safe
 * for many threads.
 */
public final class BusinessHours {

    private static final int FIRST_KEPT_YEAR = 1990;
    private static final int KEPT_YEARS = 120;
    private static final int LAST_YEAR = 9999;
    private static final long MEAN_YEAR_MS = 31_556_952_000L;
    private static final long[] YEAR_STARTS = yearStarts();

    private final OpeningCalendar calendar;
    private final AtomicReferenceArray<Openings> kept = new AtomicReferenceArray<>(KEPT_YEARS);
    /** Years outside the kept ones only leave their sum behind: a record dated 9998 must not cost its openings for good. */
    private final Map<Integer, Long> distantTotals = new ConcurrentHashMap<>();

    private BusinessHours(OpeningCalendar calendar) {
        this.calendar = calendar;
    }

    public static BusinessHours of(Schedule schedule) {
        return new BusinessHours(new OpeningCalendar(schedule));
    }

    /** Business milliseconds in {@code [from, to)}. */
    public long elapsedMs(Instant from, Instant to) {
        return elapsedMs(from.toEpochMilli(), to.toEpochMilli());
    }

    long elapsedMs(long from, long to) {
        if (to < from) {
            throw new IllegalArgumentException("The span ends " + (from - to) + " ms before it starts");
        }
        int firstYear = yearOf(from);
        int lastYear = yearOf(to);
        if (firstYear == lastYear) {
            Openings openings = openings(firstYear);
            return openings.before(to) - openings.before(from);
        }
        long sum = total(firstYear) - openings(firstYear).before(from);
        for (int year = firstYear + 1; year < lastYear; year++) {
            sum += total(year);
        }
        return sum + openings(lastYear).before(to);
    }

    /** Whether the instant is business time. */
    public boolean contains(Instant instant) {
        long at = instant.toEpochMilli();
        return openings(yearOf(at)).contains(at);
    }

    /**
     * The earliest instant by which the target has elapsed since {@code from} (B11): a target used up exactly at closing time
     * is
     * due at closing. Empty when the schedule never opens long enough again.
     */
    public Optional<Instant> due(Instant from, Duration target) {
        long remaining = target.toMillis();
        if (remaining < 0) {
            throw new IllegalArgumentException("The target " + target + " is negative");
        }
        long at = from.toEpochMilli();
        if (remaining == 0) {
            return Optional.of(from);
        }
        for (int year = yearOf(at); year <= LAST_YEAR; year++) {
            long consumed = year == yearOf(at) ? openings(year).before(at) : 0;
            long available = total(year) - consumed;
            if (available >= remaining) {
                return Optional.of(Instant.ofEpochMilli(openings(year).reached(consumed + remaining)));
            }
            if (available == 0 && year > calendar.lastSpecialYear() + 1 && year > yearOf(at) + 1) {
                return Optional.empty();
            }
            remaining -= available;
        }
        return Optional.empty();
    }

    /**
     * End of the last opening of the first business date strictly after the local date of {@code from} (B12); empty when the
     * schedule never opens again.
     */
    public Optional<Instant> endOfNextBusinessDay(Instant from) {
        LocalDate start = LocalDate.ofInstant(from, calendar.zone());
        LocalDate limit = LocalDate.of(Math.max(start.getYear(), calendar.lastSpecialYear()) + 2, 1, 1);
        for (LocalDate date = start.plusDays(1); date.isBefore(limit); date = date.plusDays(1)) {
            Optional<Instant> end = calendar.lastClosing(date);
            if (end.isPresent()) {
                return end;
            }
        }
        return Optional.empty();
    }

    private long total(int year) {
        if (isKept(year)) {
            return openings(year).total();
        }
        return distantTotals.computeIfAbsent(year, distant -> calendar.openingsOf(distant).total());
    }

    private Openings openings(int year) {
        if (!isKept(year)) {
            return calendar.openingsOf(year);
        }
        Openings openings = kept.get(year - FIRST_KEPT_YEAR);
        if (openings == null) {
            openings = calendar.openingsOf(year);
            kept.set(year - FIRST_KEPT_YEAR, openings);
        }
        return openings;
    }

    private static boolean isKept(int year) {
        return year >= FIRST_KEPT_YEAR && year < FIRST_KEPT_YEAR + KEPT_YEARS;
    }

    /** The UTC year; asked several times for every duration, therefore without a calendar for the years one meets. */
    private static int yearOf(long epochMilli) {
        int guess = (int) ((epochMilli - YEAR_STARTS[0]) / MEAN_YEAR_MS);
        if (epochMilli < YEAR_STARTS[0] || guess >= KEPT_YEARS) {
            return LocalDate.ofInstant(Instant.ofEpochMilli(epochMilli), ZoneOffset.UTC).getYear();
        }
        int year = epochMilli < YEAR_STARTS[guess] ? guess - 1 : epochMilli < YEAR_STARTS[guess + 1] ? guess : guess + 1;
        return FIRST_KEPT_YEAR + year;
    }

    private static long[] yearStarts() {
        long[] starts = new long[KEPT_YEARS + 1];
        for (int i = 0; i <= KEPT_YEARS; i++) {
            starts[i] = LocalDate.of(FIRST_KEPT_YEAR + i, 1, 1).toEpochDay() * 86_400_000;
        }
        return starts;
    }
}
