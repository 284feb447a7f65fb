package io.helpdeskroi.metrics.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.helpdeskroi.contract.Schedule;

/**
 * Business time by the examples of the KPI catalogue §4.
 */
class BusinessHoursTest {

    private static final String BERLIN = "Europe/Berlin";
    private static final String NEW_YORK = "America/New_York";
    private static final List<Integer> WORKDAYS = List.of(1, 2, 3, 4, 5);

    static Instant at(String zone, String localDateTime) {
        return LocalDateTime.parse(localDateTime.replace(' ', 'T')).atZone(ZoneId.of(zone)).toInstant();
    }

    private static List<Schedule.Interval> daily(List<Integer> weekdays, int startMin, int endMin) {
        return weekdays.stream().map(weekday -> new Schedule.Interval(weekday, startMin, endMin)).toList();
    }

    private static BusinessHours hours(String zone, List<Schedule.Interval> week, Schedule.Holiday... holidays) {
        return BusinessHours.of(
                new Schedule("test", zone, List.of(new Schedule.Version(null, null, week)), List.of(holidays)));
    }

    private static BusinessHours nineToFive(String zone, Schedule.Holiday... holidays) {
        return hours(zone, daily(WORKDAYS, 540, 1020), holidays);
    }

    private static long seconds(BusinessHours hours, Instant from, Instant to) {
        return hours.elapsedMs(from, to) / 1000;
    }

    @Test
    void b1WeekendWithChangeOfClocks() {
        Instant from = at(BERLIN, "2025-03-28 16:30");
        Instant to = at(BERLIN, "2025-03-31 09:15");
        assertThat(seconds(nineToFive(BERLIN), from, to)).isEqualTo(2_700);
        assertThat(Duration.between(from, to).toSeconds()).isEqualTo(229_500);
    }

    @Test
    void b2ClocksGoBackInsideAnOpening() {
        BusinessHours hours = hours(NEW_YORK, daily(List.of(7), 0, 360));
        assertThat(seconds(hours, at(NEW_YORK, "2025-11-02 00:30"), at(NEW_YORK, "2025-11-02 03:00"))).isEqualTo(12_600);
    }

    @Test
    void b3ClocksGoForwardInsideAnOpening() {
        BusinessHours hours = hours(NEW_YORK, daily(List.of(7), 0, 360));
        assertThat(seconds(hours, at(NEW_YORK, "2025-03-09 00:30"), at(NEW_YORK, "2025-03-09 05:00"))).isEqualTo(12_600);
    }

    @Test
    void b4HolidayBetween() {
        LocalDate mayDay = LocalDate.of(2025, 5, 1);
        BusinessHours hours = nineToFive(BERLIN, new Schedule.Holiday("May Day", mayDay, mayDay, List.of()));
        assertThat(seconds(hours, at(BERLIN, "2025-04-30 16:00"), at(BERLIN, "2025-05-02 10:00"))).isEqualTo(7_200);
    }

    @Test
    void b5ScheduleChangesDuringTheCase() {
        BusinessClock clock = BusinessClock.of(nineToFive(BERLIN)).changingTo(Optional.of(nineToFive(NEW_YORK)),
                at(BERLIN, "2025-06-10 17:30"));
        assertThat(clock.elapsedMs(at(BERLIN, "2025-06-10 16:00"), at(NEW_YORK, "2025-06-10 12:30"))).hasValue(7_200_000);
    }

    @Test
    void b6VersionsGovernTheirOwnTime() {
        Instant change = at(BERLIN, "2025-06-11 00:00");
        BusinessHours hours = BusinessHours.of(new Schedule(null, BERLIN,
                List.of(new Schedule.Version(null, change, daily(WORKDAYS, 540, 1020)),
                        new Schedule.Version(change, null, daily(WORKDAYS, 480, 1080))),
                List.of()));
        assertThat(seconds(hours, at(BERLIN, "2025-06-10 16:00"), at(BERLIN, "2025-06-11 09:00"))).isEqualTo(7_200);
    }

    @Test
    void b7DueAtTheEarliestInstant() {
        Instant friday = at(BERLIN, "2025-06-13 15:00");
        assertThat(nineToFive(BERLIN).due(friday, Duration.ofHours(4))).contains(at(BERLIN, "2025-06-16 11:00"));
        assertThat(nineToFive(BERLIN).due(friday, Duration.ofHours(2))).contains(at(BERLIN, "2025-06-13 17:00"));
        assertThat(nineToFive(BERLIN).due(friday, Duration.ZERO)).contains(friday);
    }

    @Test
    void b8BeforeOpeningIsZeroNotNull() {
        assertThat(seconds(nineToFive(BERLIN), at(BERLIN, "2025-06-10 02:00"), at(BERLIN, "2025-06-10 09:00"))).isZero();
    }

    @Test
    void b9OverlapCountsTwiceAndGapNotAtAll() {
        assertThat(seconds(hours(NEW_YORK, daily(List.of(7), 90, 150)), at(NEW_YORK, "2025-11-02 00:00"),
                at(NEW_YORK, "2025-11-03 00:00"))).isEqualTo(5_400);
        assertThat(seconds(hours(NEW_YORK, daily(List.of(7), 150, 360)), at(NEW_YORK, "2025-03-09 00:00"),
                at(NEW_YORK, "2025-03-10 00:00"))).isEqualTo(10_800);
    }

    @Test
    void endOfTheNextBusinessDay() {
        BusinessHours hours = nineToFive(BERLIN);
        for (String instant : List.of("2025-06-13 00:00", "2025-06-13 12:00", "2025-06-13 23:59")) {
            assertThat(hours.endOfNextBusinessDay(at(BERLIN, instant))).contains(at(BERLIN, "2025-06-16 17:00"));
        }
    }

    @Test
    void holidayWithReplacementIsAHalfDay() {
        LocalDate eve = LocalDate.of(2025, 12, 24);
        BusinessHours hours = nineToFive(BERLIN,
                new Schedule.Holiday("Christmas Eve", eve, eve, List.of(new Schedule.DayInterval(540, 720))));
        assertThat(seconds(hours, at(BERLIN, "2025-12-24 00:00"), at(BERLIN, "2025-12-25 00:00"))).isEqualTo(3 * 3600);
        assertThat(hours.endOfNextBusinessDay(at(BERLIN, "2025-12-23 08:00"))).contains(at(BERLIN, "2025-12-24 12:00"));
    }

    @Test
    void onlyTheHolidaysPartOfANightShiftIsRemoved() {
        LocalDate day = LocalDate.of(2025, 6, 11);
        List<Schedule.Interval> nights = new ArrayList<>(daily(List.of(1, 2, 3, 4, 5, 6, 7), 1320, 1440));
        nights.addAll(daily(List.of(1, 2, 3, 4, 5, 6, 7), 0, 360));
        BusinessHours hours = hours(BERLIN, nights, new Schedule.Holiday("closed", day, day, List.of()));
        assertThat(seconds(hours, at(BERLIN, "2025-06-10 20:00"), at(BERLIN, "2025-06-12 08:00"))).isEqualTo(8 * 3600);
    }

    @Test
    void overlappingHolidaysAreRuledByTheLastListed() {
        LocalDate first = LocalDate.of(2025, 6, 9);
        LocalDate last = LocalDate.of(2025, 6, 20);
        LocalDate half = LocalDate.of(2025, 6, 12);
        BusinessHours hours = nineToFive(BERLIN, new Schedule.Holiday("shut down", first, last, List.of()),
                new Schedule.Holiday("stocktaking", half, half, List.of(new Schedule.DayInterval(600, 660))));
        assertThat(seconds(hours, at(BERLIN, "2025-06-09 00:00"), at(BERLIN, "2025-06-21 00:00"))).isEqualTo(3600);
    }

    @Test
    void decadesCostNoMoreThanDays() {
        BusinessHours hours = hours("UTC", daily(List.of(1, 2, 3, 4, 5, 6, 7), 0, 1440));
        Instant from = Instant.parse("1950-01-01T00:00:00Z");
        Instant to = Instant.parse("2150-01-01T00:00:00Z");
        for (int i = 0; i < 1_000; i++) {
            assertThat(hours.elapsedMs(from, to)).isEqualTo(Duration.between(from, to).toMillis());
        }
        assertThat(hours.due(from, Duration.between(from, to))).contains(to);
    }

    @Test
    void aScheduleThatNeverOpensIsNeverDue() {
        BusinessHours hours = hours(BERLIN, List.of());
        Instant from = at(BERLIN, "2025-06-10 10:00");
        assertThat(hours.elapsedMs(from, at(BERLIN, "2026-06-10 10:00"))).isZero();
        assertThat(hours.due(from, Duration.ofHours(1))).isEmpty();
        assertThat(hours.endOfNextBusinessDay(from)).isEmpty();
    }

    @Test
    void aScheduleThatEndedIsNeverDueAgain() {
        BusinessHours hours = BusinessHours.of(new Schedule(null, BERLIN,
                List.of(new Schedule.Version(null, at(BERLIN, "2025-06-10 12:00"), daily(WORKDAYS, 540, 1020))), List.of()));
        assertThat(hours.due(at(BERLIN, "2025-06-10 10:00"), Duration.ofHours(2))).contains(at(BERLIN, "2025-06-10 12:00"));
        assertThat(hours.due(at(BERLIN, "2025-06-10 10:00"), Duration.ofHours(3))).isEmpty();
    }

    @Test
    void withoutScheduleThereIsNoBusinessTime() {
        Instant from = at(BERLIN, "2025-06-10 10:00");
        assertThat(BusinessClock.NONE.elapsedMs(from, from.plusSeconds(60))).isEmpty();
        assertThat(BusinessClock.NONE.due(from, Duration.ofHours(1))).isEmpty();
        BusinessClock ending = BusinessClock.of(nineToFive(BERLIN)).changingTo(Optional.empty(), from.plusSeconds(30));
        assertThat(ending.elapsedMs(from, from.plusSeconds(30))).hasValue(30_000);
        assertThat(ending.elapsedMs(from, from.plusSeconds(60))).isEmpty();
    }

    @Test
    void dueAcrossAChangeOfSchedule() {
        BusinessClock clock = BusinessClock.of(nineToFive(BERLIN)).changingTo(Optional.of(nineToFive(NEW_YORK)),
                at(BERLIN, "2025-06-10 17:30"));
        assertThat(clock.due(at(BERLIN, "2025-06-10 16:00"), Duration.ofHours(2))).contains(at(NEW_YORK, "2025-06-10 12:30"));
    }

    @Test
    void aSpanThatEndsBeforeItStartsIsRefused() {
        Instant from = at(BERLIN, "2025-06-10 10:00");
        assertThatThrownBy(() -> nineToFive(BERLIN).elapsedMs(from, from.minusMillis(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
