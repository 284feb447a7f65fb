package io.helpdeskroi.metrics.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

import io.helpdeskroi.contract.Schedule;

/**
 * When a schedule is open, worked out from its text (B2–B6, B8): the span is cut wherever the zone's offset or the version
 * changes; inside a piece every local date has one plain mapping from wall-clock minutes to instants.
 */
final class OpeningCalendar {

    private static final int[] CLOSED = {};
    private static final long MINUTE_MS = 60_000;
    private static final long DAY_MS = 86_400_000;

    private final ZoneId zone;
    private final ZoneRules rules;
    private final List<Version> versions;
    private final NavigableMap<Long, SpecialDays> specialDays;
    private final int lastSpecialYear;

    /** Weekly hours in force in {@code [from, to)}: per weekday (0 is Monday) start and end minutes in turn. */
    private record Version(long from, long to, int[][] week) {
    }

    /** Local dates up to {@code lastDay}, with the hours that replace the weekly ones. */
    private record SpecialDays(long lastDay, int[] hours) {
    }

    OpeningCalendar(Schedule schedule) {
        zone = ZoneId.of(schedule.timezone());
        rules = zone.getRules();
        versions = versions(schedule);
        specialDays = specialDays(schedule);
        int last = Integer.MIN_VALUE;
        for (Version version : versions) {
            if (version.from != Long.MIN_VALUE) {
                last = Math.max(last, yearOf(version.from));
            }
        }
        if (!specialDays.isEmpty()) {
            last = Math.max(last, LocalDate.ofEpochDay(specialDays.lastEntry().getValue().lastDay()).getYear());
        }
        lastSpecialYear = last;
    }

    ZoneId zone() {
        return zone;
    }

    /** After this year every year is open by the same weekly hours, or never. */
    int lastSpecialYear() {
        return lastSpecialYear;
    }

    /** Openings within the UTC year. */
    Openings openingsOf(int year) {
        Openings.Collector openings = new Openings.Collector();
        collect(Year.of(year).atDay(1).toEpochDay() * DAY_MS, Year.of(year + 1).atDay(1).toEpochDay() * DAY_MS, openings);
        return openings.openings();
    }

    /** End of the last opening of a local date; empty when closed all day. */
    Optional<Instant> lastClosing(LocalDate date) {
        Openings.Collector openings = new Openings.Collector();
        collect(date.atStartOfDay(zone).toInstant().toEpochMilli(),
                date.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli(), openings);
        return openings.isEmpty() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(openings.lastEnd()));
    }

    private void collect(long from, long to, Openings.Collector openings) {
        for (Version version : versions) {
            long at = Math.max(from, version.from);
            long end = Math.min(to, version.to);
            while (at < end) {
                Instant instant = Instant.ofEpochMilli(at);
                ZoneOffsetTransition transition = rules.nextTransition(instant);
                long pieceEnd = transition == null ? end : Math.min(end, transition.toEpochSecond() * 1000);
                collectPiece(at, pieceEnd, rules.getOffset(instant), version.week, openings);
                at = pieceEnd;
            }
        }
    }

    private void collectPiece(long from, long to, ZoneOffset offset, int[][] week, Openings.Collector openings) {
        long offsetMs = offset.getTotalSeconds() * 1000L;
        long lastDay = Math.floorDiv(to - 1 + offsetMs, DAY_MS);
        for (long day = Math.floorDiv(from + offsetMs, DAY_MS); day <= lastDay; day++) {
            int[] hours = hoursOf(day, week);
            long midnight = day * DAY_MS - offsetMs;
            for (int i = 0; i < hours.length; i += 2) {
                openings.add(Math.max(from, midnight + hours[i] * MINUTE_MS),
                        Math.min(to, midnight + hours[i + 1] * MINUTE_MS));
            }
        }
    }

    private int[] hoursOf(long epochDay, int[][] week) {
        var special = specialDays.floorEntry(epochDay);
        if (special != null && epochDay <= special.getValue().lastDay()) {
            return special.getValue().hours();
        }
        // 1970-01-01 was a Thursday.
        return week[(int) Math.floorMod(epochDay + 3, 7L)];
    }

    private static List<Version> versions(Schedule schedule) {
        List<Schedule.Version> sorted = new ArrayList<>(schedule.versions());
        sorted.sort(Comparator.comparing(Schedule.Version::validFrom, Comparator.nullsFirst(Comparator.naturalOrder())));
        List<Version> versions = new ArrayList<>(sorted.size());
        for (int i = 0; i < sorted.size(); i++) {
            Schedule.Version version = sorted.get(i);
            long from = version.validFrom() == null ? Long.MIN_VALUE : version.validFrom().toEpochMilli();
            long to = version.validTo() == null ? Long.MAX_VALUE : version.validTo().toEpochMilli();
            if (i + 1 < sorted.size() && sorted.get(i + 1).validFrom() != null) {
                // A later version takes over when it begins, even if this one was never closed.
                to = Math.min(to, sorted.get(i + 1).validFrom().toEpochMilli());
            }
            int[][] week = new int[7][];
            for (int weekday = 0; weekday < 7; weekday++) {
                week[weekday] = weekday(version.intervals(), weekday + 1);
            }
            versions.add(new Version(from, to, week));
        }
        return versions;
    }

    private static int[] weekday(List<Schedule.Interval> intervals, int isoWeekday) {
        List<int[]> hours = new ArrayList<>();
        for (Schedule.Interval interval : intervals) {
            if (interval.isoWeekday() == isoWeekday) {
                hours.add(new int[] { interval.startMin(), interval.endMin() });
            }
        }
        return united(hours);
    }

    private static NavigableMap<Long, SpecialDays> specialDays(Schedule schedule) {
        NavigableMap<Long, SpecialDays> days = new TreeMap<>();
        for (Schedule.Holiday holiday : schedule.holidays()) {
            List<int[]> hours = new ArrayList<>();
            for (Schedule.DayInterval interval : holiday.replacement()) {
                hours.add(new int[] { interval.startMin(), interval.endMin() });
            }
            long first = holiday.from().toEpochDay();
            long last = holiday.to().toEpochDay();
            clear(days, first, last);
            days.put(first, new SpecialDays(last, united(hours)));
        }
        return days;
    }

    /** Of holidays that overlap, the one listed last rules the days they share. */
    private static void clear(NavigableMap<Long, SpecialDays> days, long first, long last) {
        var before = days.lowerEntry(first);
        if (before != null && before.getValue().lastDay() >= first) {
            days.put(before.getKey(), new SpecialDays(first - 1, before.getValue().hours()));
            if (before.getValue().lastDay() > last) {
                days.put(last + 1, before.getValue());
            }
        }
        for (var inside = days.ceilingEntry(first); inside != null
                && inside.getKey() <= last; inside = days.ceilingEntry(first)) {
            days.remove(inside.getKey());
            if (inside.getValue().lastDay() > last) {
                days.put(last + 1, inside.getValue());
            }
        }
    }

    private static int[] united(List<int[]> hours) {
        if (hours.isEmpty()) {
            return CLOSED;
        }
        hours.sort(Comparator.comparingInt(interval -> interval[0]));
        int[] united = new int[hours.size() * 2];
        int size = 0;
        for (int[] interval : hours) {
            if (size > 0 && interval[0] <= united[size - 1]) {
                united[size - 1] = Math.max(united[size - 1], interval[1]);
            } else {
                united[size++] = interval[0];
                united[size++] = interval[1];
            }
        }
        return Arrays.copyOf(united, size);
    }

    private static int yearOf(long epochMilli) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(epochMilli), ZoneOffset.UTC).getYear();
    }
}
