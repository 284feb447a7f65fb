package io.helpdeskroi.roi.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * How figures are rounded when they leave the service, and nowhere else.
 */
public enum Rounding {
    HALF_EVEN(RoundingMode.HALF_EVEN),
    HALF_UP(RoundingMode.HALF_UP);

    private static final int RATIO_DECIMALS = 6;
    private static final int PERCENT_DECIMALS = 4;

    private final RoundingMode mode;

    Rounding(RoundingMode mode) {
        this.mode = mode;
    }

    /** Rounds to a currency's minor units: two decimals for EUR, none for JPY, three for KWD. */
    public BigDecimal toMinorUnits(BigDecimal amount, Currency currency) {
        return amount.setScale(currency.getDefaultFractionDigits(), mode);
    }

    /** Six decimals; ratios are rounded half to even whatever is configured for money. */
    public static BigDecimal ratio(BigDecimal value) {
        return value.setScale(RATIO_DECIMALS, RoundingMode.HALF_EVEN);
    }

    /** Four decimals; percentages are rounded half to even whatever is configured for money. */
    public static BigDecimal percent(BigDecimal value) {
        return value.setScale(PERCENT_DECIMALS, RoundingMode.HALF_EVEN);
    }
}
