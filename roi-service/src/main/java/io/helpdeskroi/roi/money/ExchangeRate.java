package io.helpdeskroi.roi.money;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;

/**
 * What one unit of {@code base} cost in {@code quote} on a day, and who says so.
 */
public record ExchangeRate(Currency base, Currency quote, BigDecimal rate, LocalDate rateDate, String source) {

    public ExchangeRate {
        if (rate.signum() <= 0) {
            throw new IllegalArgumentException("a rate is positive");
        }
    }
}
