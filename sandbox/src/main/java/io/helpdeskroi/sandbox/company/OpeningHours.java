package io.helpdeskroi.sandbox.company;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A business schedule: weekly opening times in a zone, closed on holidays. Every opening of the years around the
 * history is laid out once, so questions are answered by looking it up.
 */
public final class OpeningHours {

    /** Open on one weekday from one minute of the local day to another. */
    public record Interval(DayOfWeek day, int startMinute, int endMinute) {
    }

    private final long id;
    private final String name;
    private final List<Interval> week;
    private final long[] opens;
    private final long[] closes;
    private final long[] openBefore;

    OpeningHours(long id, String name, ZoneId zone, List<Interval> week, Set<LocalDate> holidays, LocalDate from,
            LocalDate to) {
        this.id = id;
        this.name = name;
        this.week = List.copyOf(week);
        List<long[]> spans = new ArrayList<>();
        for (LocalDate date = from; date.isBefore(to); date = date.plusDays(1)) {
            for (Interval interval : week) {
                if (interval.day() == date.getDayOfWeek() && !holidays.contains(date)) {
                    spans.add(new long[] { instant(date, interval.startMinute(), zone),
                            instant(date, interval.endMinute(), zone) });
                }
            }
        }
        opens = spans.stream().mapToLong(span -> span[0]).toArray();
        closes = spans.stream().mapToLong(span -> span[1]).toArray();
        openBefore = new long[opens.length + 1];
        for (int i = 0; i < opens.length; i++) {
            openBefore[i + 1] = openBefore[i] + closes[i] - opens[i];
        }
    }

    private static long instant(LocalDate date, int minute, ZoneId zone) {
        return minute == 1440 ? date.plusDays(1).atStartOfDay(zone).toEpochSecond()
                : date.atTime(LocalTime.ofSecondOfDay(minute * 60L)).atZone(zone).toEpochSecond();
    }

    public long id() {
        return id;
    }

    public String name() {
        return name;
    }

    public List<Interval> week() {
        return week;
    }

    /** Whether the second that begins at {@code at} is business time. */
    public boolean isOpen(long at) {
        int i = spanAt(at);
        return i >= 0 && at < closes[i];
    }

    /** Business seconds in {@code [from, to)}. */
    public long between(long from, long to) {
        return to <= from ? 0 : upTo(to) - upTo(from);
    }

    /** The earliest instant at which {@code seconds} of business time have passed since {@code from}. */
    public long plus(long from, long seconds) {
        long target = upTo(from) + Math.max(1, seconds);
        int low = 0;
        int high = opens.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (openBefore[middle + 1] < target) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return opens[low] + target - openBefore[low];
    }

    private long upTo(long at) {
        int i = spanAt(at);
        return i < 0 ? 0 : openBefore[i] + Math.min(at, closes[i]) - opens[i];
    }

    /** The last span that opens at or before {@code at}, or -1. */
    private int spanAt(long at) {
        int low = 0;
        int high = opens.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (opens[middle] <= at) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }
}
