package io.helpdeskroi.sandbox.company;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

class OpeningHoursTest {

    private static long at(String local) {
        return LocalDateTime.parse(local).atZone(Calendar.ZONE).toEpochSecond();
    }

    @Test
    void countsTheHoursOfTheCatalogue() {
        OpeningHours desk = Calendar.SERVICE_DESK;
        assertThat(desk.between(at("2025-03-28T16:30"), at("2025-03-31T09:15"))).isEqualTo(2_700);
        assertThat(desk.between(at("2025-04-30T16:00"), at("2025-05-02T10:00"))).isEqualTo(7_200);
        assertThat(desk.between(at("2025-06-10T02:00"), at("2025-06-10T09:00"))).isZero();
        assertThat(desk.plus(at("2025-06-13T15:00"), 4 * 3600)).isEqualTo(at("2025-06-16T11:00"));
        assertThat(desk.plus(at("2025-06-13T15:00"), 2 * 3600)).isEqualTo(at("2025-06-13T17:00"));
    }

    @Test
    void agreesWithAWalkMinuteByMinute() {
        SplittableRandom random = new SplittableRandom(42);
        for (int round = 0; round < 200; round++) {
            OpeningHours hours = random.nextBoolean() ? Calendar.SERVICE_DESK : Calendar.EXTENDED;
            long from = Calendar.START + random.nextLong(300 * 1440L) * 60;
            long to = from + random.nextLong(10 * 1440L) * 60;
            long walked = 0;
            for (long minute = from; minute < to; minute += 60) {
                walked += hours.isOpen(minute) ? 60 : 0;
            }
            assertThat(hours.between(from, to)).isEqualTo(walked);
        }
    }
}
