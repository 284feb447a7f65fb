package io.helpdeskroi.metrics.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.helpdeskroi.contract.Schedule;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Business time against a walk over every minute that asks only what B1 asks: is this wall-clock minute an open one?
 */
class BusinessHoursPropertyTest {

    private static final String SEED = "20250526";
    private static final long MINUTE_MS = 60_000;

    /** Zones with changes of half an hour, at midnight, of a whole day, and none. */
    private static final List<String> ZONES = List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe",
            "America/Sao_Paulo", "Asia/Kolkata", "Africa/Casablanca", "Pacific/Apia", "America/St_Johns", "UTC",
            "Asia/Beirut");

    @Provide
    Arbitrary<Schedule> schedules() {
        Arbitrary<List<Schedule.Interval>> weeks = intervals().list().ofMaxSize(10);
        Arbitrary<Instant> change = minutes();
        Arbitrary<List<Schedule.Holiday>> holidays = holidays().list().ofMaxSize(4);
        return Combinators.combine(Arbitraries.of(ZONES), weeks, weeks, change, holidays)
                .as((zone, before, after, at, days) -> new Schedule(null, zone,
                        List.of(new Schedule.Version(null, at, before), new Schedule.Version(at, null, after)), days));
    }

    private Arbitrary<Schedule.Interval> intervals() {
        return Combinators.combine(Arbitraries.integers().between(1, 7), Arbitraries.integers().between(0, 1439),
                Arbitraries.integers().between(1, 1440))
                .as((weekday, one, other) -> new Schedule.Interval(weekday, Math.min(one, other - 1),
                        Math.max(one + 1, other)));
    }

    private Arbitrary<Schedule.Holiday> holidays() {
        Arbitrary<List<Schedule.DayInterval>> replacement = Combinators
                .combine(Arbitraries.integers().between(0, 1439), Arbitraries.integers().between(1, 1440))
                .as((one, other) -> new Schedule.DayInterval(Math.min(one, other - 1), Math.max(one + 1, other))).list()
                .ofMaxSize(2);
        return Combinators.combine(minutes(), Arbitraries.integers().between(0, 5), replacement).as((from, days, hours) -> {
            LocalDate date = LocalDate.ofInstant(from, ZoneId.of("UTC"));
            return new Schedule.Holiday(null, date, date.plusDays(days), hours);
        });
    }

    /** Whole minutes around the days on which some of the zones change their clocks. */
    @Provide
    Arbitrary<Instant> minutes() {
        Arbitrary<Instant> changes = Arbitraries.of("2025-03-30T01:00:00Z", "2025-10-26T01:00:00Z", "2025-03-09T07:00:00Z",
                "2025-11-02T06:00:00Z", "2025-04-05T15:00:00Z", "2018-11-04T03:00:00Z", "2011-12-30T10:00:00Z",
                "2025-02-23T02:00:00Z", "2024-12-31T23:00:00Z", "2025-03-29T22:00:00Z").map(Instant::parse);
        return Combinators.combine(changes, Arbitraries.integers().between(-4 * 1440, 4 * 1440))
                .as((change, minutes) -> change.plusSeconds(60L * minutes));
    }

    private static long walk(Schedule schedule, Instant from, Instant to) {
        long open = 0;
        for (long at = from.toEpochMilli(); at < to.toEpochMilli(); at += MINUTE_MS) {
            open += isOpen(schedule, Instant.ofEpochMilli(at)) ? MINUTE_MS : 0;
        }
        return open;
    }

    private static boolean isOpen(Schedule schedule, Instant instant) {
        ZonedDateTime local = instant.atZone(ZoneId.of(schedule.timezone()));
        int minute = local.getHour() * 60 + local.getMinute();
        for (int i = schedule.holidays().size() - 1; i >= 0; i--) {
            Schedule.Holiday holiday = schedule.holidays().get(i);
            LocalDate date = local.toLocalDate();
            if (!date.isBefore(holiday.from()) && !date.isAfter(holiday.to())) {
                return holiday.replacement().stream()
                        .anyMatch(interval -> minute >= interval.startMin() && minute < interval.endMin());
            }
        }
        return schedule.versions().stream()
                .filter(version -> (version.validFrom() == null || !instant.isBefore(version.validFrom()))
                        && (version.validTo() == null || instant.isBefore(version.validTo())))
                .flatMap(version -> version.intervals().stream())
                .anyMatch(interval -> interval.isoWeekday() == local.getDayOfWeek().getValue()
                        && minute >= interval.startMin() && minute < interval.endMin());
    }

    @Property(tries = 400, seed = SEED)
    void agreesWithAWalkOverEveryMinute(@ForAll("schedules") Schedule schedule, @ForAll("minutes") Instant from,
            @ForAll("durations") Duration length) {
        Instant to = from.plus(length);
        assertThat(BusinessHours.of(schedule).elapsedMs(from, to)).isEqualTo(walk(schedule, from, to));
    }

    @Provide
    Arbitrary<Duration> durations() {
        return Arbitraries.longs().between(0, 6 * 1440).map(Duration::ofMinutes);
    }

    @Property(tries = 300, seed = SEED)
    void isAdditiveAndNeverFallsNorOutrunsTheCalendar(@ForAll("schedules") Schedule schedule, @ForAll("minutes") Instant from,
            @ForAll("durations") Duration one, @ForAll("durations") Duration other) {
        BusinessHours hours = BusinessHours.of(schedule);
        Instant middle = from.plus(one).plusMillis(17);
        Instant end = middle.plus(other);
        long whole = hours.elapsedMs(from, end);
        assertThat(hours.elapsedMs(from, middle) + hours.elapsedMs(middle, end)).isEqualTo(whole);
        assertThat(whole).isBetween(hours.elapsedMs(from, middle), Duration.between(from, end).toMillis());
    }

    @Property(tries = 300, seed = SEED)
    void dueIsTheEarliestInstantByWhichTheTargetHasElapsed(@ForAll("schedules") Schedule schedule,
            @ForAll("minutes") Instant from, @ForAll("durations") Duration target) {
        BusinessHours hours = BusinessHours.of(schedule);
        Optional<Instant> due = hours.due(from, target.plusMillis(1));
        if (due.isPresent()) {
            assertThat(hours.elapsedMs(from, due.get())).isEqualTo(target.toMillis() + 1);
            assertThat(hours.elapsedMs(from, due.get().minusMillis(1))).isEqualTo(target.toMillis());
        } else {
            assertThat(hours.elapsedMs(from, from.plus(Duration.ofDays(800)))).isLessThanOrEqualTo(target.toMillis());
        }
    }

    @Property(tries = 200, seed = SEED)
    void aClockOfOneScheduleIsThatSchedule(@ForAll("schedules") Schedule schedule, @ForAll("minutes") Instant from,
            @ForAll("durations") Duration length, @ForAll("durations") Duration until) {
        BusinessHours hours = BusinessHours.of(schedule);
        BusinessClock clock = BusinessClock.of(hours).changingTo(Optional.of(hours), from.plus(until));
        assertThat(clock.elapsedMs(from, from.plus(length))).hasValue(hours.elapsedMs(from, from.plus(length)));
        List<Optional<Instant>> dues = new ArrayList<>(List.of(clock.due(from, length), hours.due(from, length)));
        assertThat(dues.get(0)).isEqualTo(dues.get(1));
    }
}
