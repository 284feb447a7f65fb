package io.helpdeskroi.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Business hours: weekly opening times in a zone, versioned, with holidays. An instant is business time when its wall-clock
 * time in the zone lies in an interval of its weekday and its date is no holiday (KPI catalogue B1).
 *
 * @param name the vendor's name; optional
 * @param timezone IANA zone
 * @param versions at least one; each governs only {@code [validFrom, validTo)}
 * @param holidays local dates
 */
public record Schedule(String name, String timezone, List<Version> versions, List<Holiday> holidays) implements Fact {

    public Schedule {
        Check.zone(timezone, "timezone");
        versions = Check.list(versions);
        if (versions.isEmpty()) {
            throw new InvalidFactException("versions", "is empty", "at least one version of the weekly hours");
        }
        holidays = Check.list(holidays);
    }

    @Override
    public Entity kind() {
        return Entity.SCHEDULE;
    }

    /** Weekly hours in force in the half-open {@code [validFrom, validTo)}; an absent bound is open. */
    public record Version(Instant validFrom, Instant validTo, List<Interval> intervals) {
        public Version {
            Check.after(validTo, validFrom, "versions.valid_to", "versions.valid_from");
            intervals = Check.list(intervals);
        }
    }

    /** Open from {@code startMin} to {@code endMin} (minutes of the local day, end exclusive, 1440 = midnight). */
    public record Interval(int isoWeekday, int startMin, int endMin) {
        public Interval {
            Check.range(isoWeekday, 1, 7, "intervals.iso_weekday");
            minutes(startMin, endMin);
        }
    }

    /** Opening times of one day that replace the weekly ones. */
    public record DayInterval(int startMin, int endMin) {
        public DayInterval {
            minutes(startMin, endMin);
        }
    }

    /** Local dates {@code from} to {@code to}, inclusive; closed, or open only in the replacement intervals. */
    public record Holiday(String name, LocalDate from, LocalDate to, List<DayInterval> replacement) {
        public Holiday {
            Check.required(from, "holidays.from");
            Check.required(to, "holidays.to");
            if (to.isBefore(from)) {
                throw new InvalidFactException("holidays.to", "(" + to + ") lies before holidays.from (" + from + ")",
                        "a date not before from");
            }
            replacement = Check.list(replacement);
        }
    }

    private static void minutes(int startMin, int endMin) {
        Check.range(startMin, 0, 1439, "intervals.start_min");
        Check.range(endMin, 1, 1440, "intervals.end_min");
        if (endMin <= startMin) {
            throw new InvalidFactException("intervals.end_min", "is " + endMin,
                    "more than start_min (" + startMin + "); hours across midnight are two intervals");
        }
    }
}
