package io.helpdeskroi.roi.money;

import java.math.BigDecimal;
import java.util.List;

/**
 * The way from one currency to another: no step when they are equal, one for a quoted pair, two through the pivot.
 */
public record Conversion(List<Step> steps) {

    /** One quoted pair, used in its direction or against it. */
    public record Step(ExchangeRate rate, boolean inverse) {

        public BigDecimal apply(BigDecimal amount) {
            return inverse ? amount.divide(rate.rate(), Money.PRECISION) : amount.multiply(rate.rate(), Money.PRECISION);
        }
    }

    /** The conversion of a currency into itself. */
    public static final Conversion NONE = new Conversion(List.of());

    public Conversion {
        steps = List.copyOf(steps);
    }

    public BigDecimal apply(BigDecimal amount) {
        BigDecimal converted = amount;
        for (Step step : steps) {
            converted = step.apply(converted);
        }
        return converted;
    }
}
