package io.helpdeskroi.roi.ledger;

import java.time.LocalDate;

/**
 * How often a recurring cost comes.
 */
public enum CostInterval {
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR;

    /** First day of the interval number {@code index} of a series; month ends are kept where a month has the day. */
    LocalDate startOf(int index, LocalDate first) {
        return switch (this) {
            case DAY -> first.plusDays(index);
            case WEEK -> first.plusWeeks(index);
            case MONTH -> first.plusMonths(index);
            case QUARTER -> first.plusMonths(3L * index);
            case YEAR -> first.plusYears(index);
        };
    }
}
