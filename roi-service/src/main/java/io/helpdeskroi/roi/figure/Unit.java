package io.helpdeskroi.roi.figure;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;

import io.helpdeskroi.roi.money.Rounding;

/**
 * What a figure counts in, which decides how it is rounded at the edge.
 */
public enum Unit {
    MONEY,
    RATIO,
    PCT,
    COUNT;

    /** The value as it leaves the service. */
    public BigDecimal round(BigDecimal value, Optional<Currency> currency, Rounding rounding) {
        return switch (this) {
            case MONEY -> rounding.toMinorUnits(value, currency.orElseThrow());
            case RATIO -> Rounding.ratio(value);
            case PCT -> Rounding.percent(value);
            case COUNT -> value.stripTrailingZeros();
        };
    }
}
