package io.helpdeskroi.sandbox.company;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * When the company lives: its zone, its year, its holidays and its two business schedules.
 */
public final class Calendar {

    /** The company's zone. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    /** First local day of the history. */
    public static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);
    /** First local day after the history: by then everything is settled. */
    public static final LocalDate LAST_DAY_END = LocalDate.of(2026, 1, 1);
    /** The initiative for faster first responses begins on this local day. */
    public static final LocalDate INITIATIVE_DAY = LocalDate.of(2025, 7, 1);
    /** Nobody contacts the company from this local day to the end of the history. */
    static final LocalDate QUIET_DAY = LocalDate.of(2025, 12, 23);

    static final long START = at(FIRST_DAY);
    static final long END = at(LAST_DAY_END);
    static final long INITIATIVE = at(INITIATIVE_DAY);
    /** Work still open at this instant is finished within the hour, so that the year ends settled. */
    static final long SETTLE = at(LocalDate.of(2025, 12, 30)) + 12 * 3600;

    private static final Map<LocalDate, String> HOLIDAYS = holidays();

    /** Monday to Friday 09:00 to 17:00; the account's default. */
    public static final OpeningHours SERVICE_DESK = new OpeningHours(3_600_000_101L, "Service desk", ZONE,
            week(5, 9 * 60, 17 * 60), HOLIDAYS.keySet(), FIRST_DAY.minusDays(10), LAST_DAY_END.plusDays(60));
    /** Monday to Saturday 08:00 to 20:00; live chat, messaging and the second level for urgent cases. */
    public static final OpeningHours EXTENDED = new OpeningHours(3_600_000_102L, "Extended hours", ZONE,
            week(6, 8 * 60, 20 * 60), HOLIDAYS.keySet(), FIRST_DAY.minusDays(10), LAST_DAY_END.plusDays(60));

    private Calendar() {
    }

    /** Local date to name, in order. */
    public static Map<LocalDate, String> publicHolidays() {
        return HOLIDAYS;
    }

    /** All schedules, the default first. */
    public static List<OpeningHours> schedules() {
        return List.of(SERVICE_DESK, EXTENDED);
    }

    /** The schedule of this id. */
    public static OpeningHours schedule(long id) {
        return id == EXTENDED.id() ? EXTENDED : SERVICE_DESK;
    }

    /** Epoch second at which a local day begins. */
    public static long at(LocalDate day) {
        return day.atStartOfDay(ZONE).toEpochSecond();
    }

    static boolean isHoliday(LocalDate date) {
        return HOLIDAYS.containsKey(date);
    }

    private static List<OpeningHours.Interval> week(int days, int startMinute, int endMinute) {
        List<OpeningHours.Interval> week = new ArrayList<>();
        for (int day = 1; day <= days; day++) {
            week.add(new OpeningHours.Interval(DayOfWeek.of(day), startMinute, endMinute));
        }
        return week;
    }

    private static Map<LocalDate, String> holidays() {
        TreeMap<LocalDate, String> days = new TreeMap<>();
        days.put(LocalDate.of(2025, 1, 1), "Neujahr");
        days.put(LocalDate.of(2025, 4, 18), "Karfreitag");
        days.put(LocalDate.of(2025, 4, 21), "Ostermontag");
        days.put(LocalDate.of(2025, 5, 1), "Tag der Arbeit");
        days.put(LocalDate.of(2025, 5, 29), "Christi Himmelfahrt");
        days.put(LocalDate.of(2025, 6, 9), "Pfingstmontag");
        days.put(LocalDate.of(2025, 10, 3), "Tag der Deutschen Einheit");
        days.put(LocalDate.of(2025, 12, 25), "Erster Weihnachtstag");
        days.put(LocalDate.of(2025, 12, 26), "Zweiter Weihnachtstag");
        return java.util.Collections.unmodifiableMap(days);
    }

}
