package io.helpdeskroi.roi.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.helpdeskroi.roi.money.DateSpan;
import io.helpdeskroi.roi.money.Money;
import io.helpdeskroi.roi.money.Proration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** C-01 to C-03: when a cost counts. */
class CostBookingsTest {

    private static final DateSpan YEARS = span("2020-01-01", "2031-01-01");

    @Test
    void accrualSpreadsASpanOverItsDays() {
        CostEntry cost = cost("1200.00", null, "2024-01-15", "2024-03-15", null, null);
        assertThat(sum(cost, CostView.ACCRUAL, span("2024-01-01", "2024-02-01"))).isEqualByComparingTo("340.00");
        assertThat(sum(cost, CostView.ACCRUAL, span("2024-02-01", "2024-03-01"))).isEqualByComparingTo("580.00");
        assertThat(sum(cost, CostView.ACCRUAL, span("2024-03-01", "2024-04-01"))).isEqualByComparingTo("280.00");
    }

    @Test
    void cashBooksEachIntervalOnItsFirstDay() {
        CostEntry cost = cost("900", null, "2025-01-15", null, CostInterval.MONTH, null);
        assertThat(sum(cost, CostView.CASH, span("2025-01-01", "2025-02-01"))).isEqualByComparingTo("900");
        assertThat(sum(cost, CostView.CASH, span("2025-02-01", "2025-02-15"))).isEqualByComparingTo("0");
        assertThat(sum(cost, CostView.CASH, span("2025-02-15", "2025-02-16"))).isEqualByComparingTo("900");
    }

    @Test
    void anOpenEndIsStillRunning() {
        CostEntry cost = cost("3100", null, "2025-01-01", null, CostInterval.MONTH, null);
        assertThat(sum(cost, CostView.ACCRUAL, span("2030-12-01", "2030-12-11"))).isEqualByComparingTo("1000");
        assertThat(sum(cost, CostView.ACCRUAL, span("2024-12-01", "2025-01-01"))).isEqualByComparingTo("0");
    }

    @Test
    void anIntervalCutShortCostsItsDays() {
        CostEntry cost = cost("3100", null, "2025-01-01", "2025-01-11", CostInterval.MONTH, null);
        assertThat(sum(cost, CostView.ACCRUAL, YEARS)).isEqualByComparingTo("1000");
        assertThat(sum(cost, CostView.CASH, YEARS)).isEqualByComparingTo("1000");
    }

    @Test
    void monthsThatStartAtAMonthsEndKeepTheirCount() {
        CostEntry cost = cost("100", null, "2025-01-31", "2025-05-31", CostInterval.MONTH, null);
        assertThat(CostBookings.of(cost, CostView.CASH, YEARS)).extracting(booking -> booking.span().from().toString())
                .containsExactly("2025-01-31", "2025-02-28", "2025-03-31", "2025-04-30");
    }

    @Test
    void amortisationCountsInTheAccrualViewOnly() {
        CostEntry cost = cost("10000.00", "2025-01-10", null, null, null, 36);
        assertThat(sum(cost, CostView.ACCRUAL, span("2025-02-01", "2025-03-01"))).isEqualByComparingTo("277.78");
        assertThat(sum(cost, CostView.ACCRUAL, span("2027-12-01", "2028-01-01"))).isEqualByComparingTo("277.70");
        assertThat(sum(cost, CostView.CASH, span("2025-01-10", "2025-01-11"))).isEqualByComparingTo("10000");
        assertThat(CostBookings.of(cost, CostView.ACCRUAL, YEARS)).allMatch(
                booking -> booking.rateDay().equals(LocalDate.parse("2025-01-10")));
    }

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

    private static BigDecimal sum(CostEntry cost, CostView view, DateSpan span) {
        return CostBookings.of(cost, view, span).stream()
                .map(booking -> Proration.share(booking.amount(), booking.span(), span))
                .reduce(BigDecimal.ZERO, (a, b) -> a.add(b, Money.PRECISION));
    }

    private static DateSpan span(String from, String to) {
        return new DateSpan(LocalDate.parse(from), LocalDate.parse(to));
    }

    private static CostEntry cost(String amount, String date, String start, String end, CostInterval interval, Integer months) {
        return new CostEntry("c", CostCategory.OTHER, interval == null ? CostNature.ONE_OFF : CostNature.RECURRING,
                new BigDecimal(amount), "EUR", day(date), day(start), day(end), interval, months, null, null, List.of(), null,
                null, null);
    }

    private static LocalDate day(String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
