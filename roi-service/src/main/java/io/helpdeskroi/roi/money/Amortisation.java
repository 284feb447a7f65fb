package io.helpdeskroi.roi.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Straight-line slices of a purchase over calendar months; the last month takes the remainder.
 */
public final class Amortisation {

    /**
     * The slice of one month. The first one covers only the days from the purchase on, so that nothing is recognised
     * before it was bought.
     */
    public record Slice(DateSpan span, BigDecimal amount) {
    }

    private Amortisation() {
    }

    /** 10,000.00 over 36 months gives 35 slices of 277.78 and one of 277.70. */
    public static List<Slice> slices(Money purchase, LocalDate date, int months) {
        if (months < 1) {
            throw new IllegalArgumentException("amortisation takes at least one month");
        }
        BigDecimal regular = purchase.amount().divide(BigDecimal.valueOf(months), Money.PRECISION)
                .setScale(purchase.currency().getDefaultFractionDigits(), RoundingMode.HALF_EVEN);
        if (regular.multiply(BigDecimal.valueOf(months - 1L)).compareTo(purchase.amount()) > 0) {
            // Few minor units over many months: rounded up, the months before would leave less than nothing for the last.
            regular = regular.subtract(BigDecimal.ONE.movePointLeft(purchase.currency().getDefaultFractionDigits()));
        }
        List<Slice> slices = new ArrayList<>(months);
        BigDecimal left = purchase.amount();
        LocalDate from = date;
        for (int month = 1; month <= months; month++) {
            LocalDate to = from.withDayOfMonth(1).plusMonths(1);
            BigDecimal amount = month == months ? left : regular;
            slices.add(new Slice(new DateSpan(from, to), amount));
            left = left.subtract(amount);
            from = to;
        }
        return List.copyOf(slices);
    }
}
