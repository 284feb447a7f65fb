package io.helpdeskroi.zendesk;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.helpdeskroi.connector.rows.BadField;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.contract.FactRecord;
import io.helpdeskroi.contract.Schedule;

/**
 * A schedule as business hours. Zendesk counts minutes of the week from Sunday in local time; ours are minutes of a day, so
 * hours across midnight are cut. The vendor keeps no former versions: what it has now is taken to hold always.
 */
record ScheduleMapper(Ids ids) {

    private static final int DAY = 1_440;
    private static final int WEEK = 7 * DAY;

    List<MappedRecord> map(SchedulePage.WeeklySchedule row, List<SchedulePage.Holiday> holidays) {
        Instant changed = VendorTime.required(row.updatedAt() == null ? row.createdAt() : row.updatedAt(), "updated_at");
        if (row.intervals() == null) {
            throw new BadField("intervals", "is missing; expected the weekly hours");
        }
        String zone = TimeZones.iana(row.ianaTimeZone(), row.timeZone()).orElseThrow(
                () -> new BadField("time_zone", "is a zone nobody knows; expected a name of the vendor's list or of IANA"));
        Schedule schedule = new Schedule(row.name(), zone, List.of(new Schedule.Version(null, null, intervals(row))),
                holidays.stream().filter(Objects::nonNull).map(ScheduleMapper::holiday).toList());
        return List.of(new MappedRecord.Delivered(new FactRecord(ids.schedule(row.id()), changed, schedule)));
    }

    private static List<Schedule.Interval> intervals(SchedulePage.WeeklySchedule row) {
        List<Schedule.Interval> intervals = new ArrayList<>();
        for (SchedulePage.Hours hours : row.intervals()) {
            if (hours.startTime() < 0 || hours.endTime() <= hours.startTime() || hours.endTime() > 2 * WEEK) {
                throw new BadField("intervals", "has an end that is not after its start");
            }
            for (int from = hours.startTime(); from < hours.endTime();) {
                int midnight = from - from % DAY + DAY;
                int to = Math.min(hours.endTime(), midnight);
                int sundayBased = from % WEEK / DAY;
                intervals.add(new Schedule.Interval(sundayBased == 0 ? 7 : sundayBased, from % DAY, to - (midnight - DAY)));
                from = to;
            }
        }
        return intervals;
    }

    private static Schedule.Holiday holiday(SchedulePage.Holiday holiday) {
        return new Schedule.Holiday(holiday.name(), date(holiday.startDate(), "start_date"),
                date(holiday.endDate(), "end_date"), List.of());
    }

    private static LocalDate date(String text, String field) {
        try {
            return LocalDate.parse(Objects.requireNonNullElse(text, ""));
        } catch (DateTimeException unreadable) {
            throw new BadField("holidays." + field, "is no date; expected one such as 2025-12-25");
        }
    }
}
