package io.helpdeskroi.roi.ledger;

import static io.helpdeskroi.roi.ledger.CostBookingsTest.cost;
import static io.helpdeskroi.roi.ledger.CostBookingsTest.span;
import static io.helpdeskroi.roi.ledger.CostBookingsTest.sum;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;

import io.helpdeskroi.roi.money.DateSpan;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever the cost and the period: nothing is booked twice and nothing is lost. */
class CostBookingsPropertiesTest {

    private static final DateSpan YEARS = span("2020-01-01", "2031-01-01");

    @Property(seed = "20240101", tries = 300)
    void bothViewsBookTheSameTotalOverALife(@ForAll @IntRange(min = 1, max = 10_000_000) int cents,
            @ForAll @IntRange(max = 800) int startDay, @ForAll @IntRange(min = 1, max = 900) int length,
            @ForAll CostInterval interval) {
        LocalDate start = LocalDate.of(2022, 1, 1).plusDays(startDay);
        CostEntry cost = cost(BigDecimal.valueOf(cents, 2).toPlainString(), null, start.toString(),
                start.plusDays(length).toString(), interval, null);
        assertThat(sum(cost, CostView.ACCRUAL, YEARS).subtract(sum(cost, CostView.CASH, YEARS)).abs())
                .isLessThan(new BigDecimal("1e-20"));
    }

    @Property(seed = "20240101", tries = 300)
    void partsOfAPeriodAddToThePeriod(@ForAll @IntRange(min = 1, max = 10_000_000) int cents,
            @ForAll @IntRange(min = 1, max = 364) int cut, @ForAll CostInterval interval, @ForAll CostView view) {
        CostEntry cost = cost(BigDecimal.valueOf(cents, 2).toPlainString(), null, "2024-11-07", null, interval, null);
        LocalDate middle = LocalDate.of(2025, 1, 1).plusDays(cut);
        BigDecimal whole = sum(cost, view, span("2025-01-01", "2026-01-01"));
        BigDecimal parts = sum(cost, view, new DateSpan(LocalDate.of(2025, 1, 1), middle))
                .add(sum(cost, view, new DateSpan(middle, LocalDate.of(2026, 1, 1))));
        assertThat(parts.subtract(whole).abs()).isLessThan(new BigDecimal("1e-20"));
    }
}
