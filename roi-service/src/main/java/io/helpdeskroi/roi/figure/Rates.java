package io.helpdeskroi.roi.figure;

import java.math.BigDecimal;

import io.helpdeskroi.roi.money.Money;

/**
 * Rates brought to another period or to real terms; they compound.
 */
public final class Rates {

    private Rates() {
    }

    /** The rate without inflation: (1 + nominal) ÷ (1 + inflation) − 1. */
    public static BigDecimal real(BigDecimal nominal, BigDecimal inflation) {
        return BigDecimal.ONE.add(nominal).divide(BigDecimal.ONE.add(inflation), Money.PRECISION).subtract(BigDecimal.ONE);
    }

    /** The rate of one of {@code periods} equal parts of a year. */
    public static BigDecimal periodic(BigDecimal yearly, int periods) {
        return BigDecimal.valueOf(Math.expm1(Math.log1p(yearly.doubleValue()) / periods));
    }

    /** A yearly loss of a share that is lost each period: 1 − (1 − c)^periods. */
    public static BigDecimal annualisedLoss(BigDecimal perPeriod, int periods) {
        return BigDecimal.ONE.subtract(BigDecimal.ONE.subtract(perPeriod).pow(periods, Money.PRECISION));
    }

    /** A net return in per cent over some months as a yearly one; a total loss cannot be annualised. */
    public static Outcome annualisedReturnPct(BigDecimal netPct, BigDecimal months) {
        double growth = 1 + netPct.doubleValue() / 100;
        if (growth <= 0 || months.signum() <= 0) {
            return Outcome.undefined(Reason.INVALID_INPUT);
        }
        return Outcome.ofDouble((Math.pow(growth, 12 / months.doubleValue()) - 1) * 100);
    }
}
