package io.helpdeskroi.sandbox.company;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * When contacts begin: weekdays, holidays, season and hour of the day shape how the year's contacts are spread, in the
 * order of their numbers.
 */
final class Arrivals {

    private static final double[] WEEKDAY = { 1.25, 1.10, 1.05, 1.00, 0.95, 0.45, 0.35 };
    private static final double[] HOUR = { 0.3, 0.2, 0.15, 0.1, 0.15, 0.3, 0.8, 2.0, 4.5, 7.5, 8.0, 7.6, 6.2, 6.6, 7.0, 6.8,
            6.0, 5.0, 4.4, 4.2, 3.6, 2.6, 1.4, 0.7 };

    private final long seed;
    private final long[] dayStart;
    private final int[] firstOfDay;

    Arrivals(long seed, int contacts) {
        this.seed = seed;
        int days = (int) (Calendar.QUIET_DAY.toEpochDay() - Calendar.FIRST_DAY.toEpochDay());
        dayStart = new long[days + 1];
        firstOfDay = new int[days + 1];
        double[] cumulated = new double[days + 1];
        for (int day = 0; day <= days; day++) {
            LocalDate date = Calendar.FIRST_DAY.plusDays(day);
            dayStart[day] = Calendar.at(date);
            if (day < days) {
                cumulated[day + 1] = cumulated[day] + weight(date, day);
            }
        }
        for (int day = 0; day <= days; day++) {
            firstOfDay[day] = (int) Math.round(contacts * cumulated[day] / cumulated[days]);
        }
    }

    private static double weight(LocalDate date, int day) {
        double weight = WEEKDAY[date.getDayOfWeek().getValue() - DayOfWeek.MONDAY.getValue()] * (1 + 0.15 * day / 365.0);
        boolean season = !date.isBefore(LocalDate.of(2025, 11, 10)) && date.isBefore(LocalDate.of(2025, 12, 20));
        return weight * (season ? 1.5 : 1) * (Calendar.isHoliday(date) ? 0.4 : 1);
    }

    /** Epoch second at which contact {@code k} begins; never earlier than that of contact {@code k - 1}. */
    long createdAt(int k) {
        int day = day(k);
        int onDay = firstOfDay[day + 1] - firstOfDay[day];
        double quantile = (k - firstOfDay[day] + Dice.of(seed, Dice.Purpose.ARRIVAL, k).unit()) / onDay;
        double total = Arrays.stream(HOUR).sum();
        double sought = quantile * total;
        int hour = 0;
        while (hour < 23 && sought >= HOUR[hour]) {
            sought -= HOUR[hour++];
        }
        long second = hour * 3600L + Math.min(3599, (long) (3600 * sought / HOUR[hour]));
        return Math.min(dayStart[day] + second, dayStart[day + 1] - 1);
    }

    /** The first contact of the day on which {@code k} begins. */
    int firstOfSameDay(int k) {
        return firstOfDay[day(k)];
    }

    /** A contact that began {@code days} before {@code k}, or the first of the year. */
    int earlier(int k, int days) {
        int day = Math.max(0, day(k) - days);
        return firstOfDay[day];
    }

    int firstOfNextDay(int k) {
        return firstOfDay[day(k) + 1];
    }

    private int day(int k) {
        int found = Arrays.binarySearch(firstOfDay, k);
        if (found < 0) {
            return -found - 2;
        }
        int day = found;
        while (firstOfDay[day + 1] == k) {
            day++;
        }
        return day;
    }
}
