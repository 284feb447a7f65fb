package io.helpdeskroi.zendesk;

import java.util.List;

import io.helpdeskroi.connector.rows.Rows;

/**
 * The answer of {@code /business_hours/schedules}.
 */
record SchedulePage(Rows<WeeklySchedule> schedules) {

    /** Weekly hours of a zone, by its name at the vendor; every value but the id may be null. */
    record WeeklySchedule(long id, String name, String timeZone, String ianaTimeZone, List<Hours> intervals, String createdAt,
            String updatedAt) {
    }

    /** Open from one minute to another, counted from Sunday 00:00 local time. */
    record Hours(int startTime, int endTime) {
    }

    /** The answer of {@code /business_hours/schedules/{id}/holidays}. */
    record Holidays(List<Holiday> holidays) {
    }

    /** Local dates, both inclusive. */
    record Holiday(String name, String startDate, String endDate) {
    }
}
