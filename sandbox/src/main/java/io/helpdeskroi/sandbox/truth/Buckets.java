package io.helpdeskroi.sandbox.truth;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.helpdeskroi.sandbox.company.Calendar;

/**
 * A period cut into buckets in the company's zone; the first and the last may be cut short by the period.
 */
final class Buckets {

    /** How a period is cut. */
    enum Granularity {
        ALL,
        DAY,
        WEEK,
        MONTH,
        QUARTER,
        YEAR
    }

    private final long[] edges;

    private Buckets(long[] edges) {
        this.edges = edges;
    }

    static Buckets of(long from, long to, Granularity granularity) {
        List<Long> edges = new ArrayList<>(List.of(from));
        if (granularity != Granularity.ALL) {
            LocalDate day = Instant.ofEpochSecond(from).atZone(Calendar.ZONE).toLocalDate();
            for (LocalDate next = next(day, granularity); Calendar.at(next) < to; next = next(next, granularity)) {
                edges.add(Calendar.at(next));
            }
        }
        edges.add(to);
        return new Buckets(edges.stream().mapToLong(Long::longValue).toArray());
    }

    private static LocalDate next(LocalDate day, Granularity granularity) {
        return switch (granularity) {
            case ALL -> LocalDate.MAX;
            case DAY -> day.plusDays(1);
            case WEEK -> day.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1).plusMonths(1);
            case QUARTER -> day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / 3 * 3 + 1).plusMonths(3);
            case YEAR -> day.withDayOfYear(1).plusYears(1);
        };
    }

    int count() {
        return edges.length - 1;
    }

    long from(int bucket) {
        return edges[bucket];
    }

    long to(int bucket) {
        return edges[bucket + 1];
    }

    /** The bucket of an instant; -1 outside the period. */
    int of(long at) {
        int found = Arrays.binarySearch(edges, at);
        int bucket = found >= 0 ? found : -found - 2;
        return bucket < 0 || bucket >= count() ? -1 : bucket;
    }
}
