package io.helpdeskroi.roi.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import io.helpdeskroi.roi.money.Amortisation;
import io.helpdeskroi.roi.money.DateSpan;
import io.helpdeskroi.roi.money.Iso4217;
import io.helpdeskroi.roi.money.Money;
import io.helpdeskroi.roi.money.Proration;

/**
 * Turns a cost into bookings (C-01 to C-03). Both views book the same total over an entry's life.
 */
public final class CostBookings {

    private CostBookings() {
    }

    /** The bookings that fall, at least with a day, into {@code within}. */
    public static List<Booking> of(CostEntry cost, CostView view, DateSpan within) {
        if (!mayReach(cost, within)) {
            return List.of();
        }
        List<Booking> bookings = cost.date() != null ? oneDay(cost, view)
                : cost.interval() == null ? wholeSpan(cost, view) : recurring(cost, view, within);
        return bookings.stream().filter(booking -> booking.span().intersection(within).isPresent()).toList();
    }

    /** Most entries of a long ledger lie outside a period, which is told without working out when they count. */
    private static boolean mayReach(CostEntry cost, DateSpan within) {
        LocalDate first = cost.date() == null ? cost.start() : cost.date();
        if (!first.isBefore(within.to())) {
            return false;
        }
        if (cost.date() == null) {
            return cost.end() == null || cost.end().isAfter(within.from());
        }
        int months = cost.amortisationMonths() == null ? 0 : cost.amortisationMonths();
        return !first.plusMonths(months).isBefore(within.from());
    }

    private static List<Booking> oneDay(CostEntry cost, CostView view) {
        if (view == CostView.CASH || cost.amortisationMonths() == null) {
            return List.of(new Booking(DateSpan.day(cost.date()), cost.amount(), cost.date()));
        }
        Money purchase = new Money(cost.amount(), Iso4217.currency(cost.currency(), "currency"));
        return Amortisation.slices(purchase, cost.date(), cost.amortisationMonths()).stream()
                .map(slice -> new Booking(slice.span(), slice.amount(), cost.date())).toList();
    }

    private static List<Booking> wholeSpan(CostEntry cost, CostView view) {
        DateSpan span = new DateSpan(cost.start(), cost.end());
        return List.of(new Booking(view == CostView.CASH ? DateSpan.day(cost.start()) : span, cost.amount(), cost.start()));
    }

    /** An interval that the entry's end cuts short costs its share of days, in both views. */
    private static List<Booking> recurring(CostEntry cost, CostView view, DateSpan within) {
        List<Booking> bookings = new ArrayList<>();
        LocalDate from = cost.start();
        for (int index = 1; from.isBefore(within.to()) && (cost.end() == null || from.isBefore(cost.end())); index++) {
            LocalDate next = cost.interval().startOf(index, cost.start());
            if (next.isAfter(within.from())) {
                DateSpan whole = new DateSpan(from, next);
                DateSpan billed = cost.end() != null && cost.end().isBefore(next) ? new DateSpan(from, cost.end()) : whole;
                BigDecimal amount = Proration.share(cost.amount(), whole, billed);
                bookings.add(new Booking(view == CostView.CASH ? DateSpan.day(from) : billed, amount, from));
            }
            from = next;
        }
        return bookings;
    }
}
