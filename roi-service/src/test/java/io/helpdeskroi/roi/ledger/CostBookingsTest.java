package io.helpdeskroi.roi.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.helpdeskroi.roi.money.DateSpan;
import io.helpdeskroi.roi.money.Money;
import io.helpdeskroi.roi.money.Proration;

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

    static BigDecimal sum(CostEntry cost, CostView view, DateSpan span) {
        return CostBookings.of(cost, view, span).stream()
                .map(booking -> Proration.share(booking.amount(), booking.span(), span))
                .reduce(BigDecimal.ZERO, (a, b) -> a.add(b, Money.PRECISION));
    }

    static DateSpan span(String from, String to) {
        return new DateSpan(LocalDate.parse(from), LocalDate.parse(to));
    }

    static CostEntry cost(String amount, String date, String start, String end, CostInterval interval, Integer months) {
        return new CostEntry("c", CostCategory.OTHER, interval == null ? CostNature.ONE_OFF : CostNature.RECURRING,
                new BigDecimal(amount), "EUR", day(date), day(start), day(end), interval, months, null, null, List.of(), null,
                null, null);
    }

    private static LocalDate day(String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
