package io.helpdeskroi.roi.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import io.helpdeskroi.roi.money.DateSpan;

/**
 * How a period is cut into buckets. Quarters and years follow the fiscal year.
 */
enum Granularity {
    ALL(0),
    MONTH(1),
    QUARTER(3),
    YEAR(12);

    private final int months;

    Granularity(int months) {
        this.months = months;
    }

    /** A bucket and whether the period holds only a part of it. */
    record Bucket(DateSpan span, boolean cut) {
    }

    List<Bucket> cut(DateSpan period, int fiscalYearStart) {
        if (this == ALL) {
            return List.of(new Bucket(period, false));
        }
        List<Bucket> buckets = new ArrayList<>();
        LocalDate start = startOf(period.from(), fiscalYearStart);
        while (start.isBefore(period.to())) {
            DateSpan whole = new DateSpan(start, start.plusMonths(months));
            DateSpan part = whole.intersection(period).orElseThrow();
            buckets.add(new Bucket(part, !part.equals(whole)));
            start = whole.to();
        }
        return buckets;
    }

    private LocalDate startOf(LocalDate date, int fiscalYearStart) {
        LocalDate month = date.withDayOfMonth(1);
        int past = Math.floorMod(month.getMonthValue() - fiscalYearStart, 12) % months;
        return month.minusMonths(past);
    }

    /** Whether a span is exactly one quarter of the fiscal year. */
    static boolean isQuarter(DateSpan span, int fiscalYearStart) {
        List<Bucket> quarters = QUARTER.cut(span, fiscalYearStart);
        return quarters.size() == 1 && !quarters.get(0).cut();
    }
}
