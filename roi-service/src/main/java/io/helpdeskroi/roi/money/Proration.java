package io.helpdeskroi.roi.money;

import java.math.BigDecimal;

/**
 * Shares of an amount by calendar days: amount × overlap days ÷ own days.
 */
public final class Proration {

    private Proration() {
    }

    /** The unrounded share of an amount spread over {@code own} that falls into {@code period}. */
    public static BigDecimal share(BigDecimal amount, DateSpan own, DateSpan period) {
        long overlap = own.intersection(period).map(DateSpan::days).orElse(0L);
        if (overlap == 0) {
            return BigDecimal.ZERO;
        }
        if (overlap == own.days()) {
            return amount;
        }
        return amount.multiply(BigDecimal.valueOf(overlap)).divide(BigDecimal.valueOf(own.days()), Money.PRECISION);
    }
}
