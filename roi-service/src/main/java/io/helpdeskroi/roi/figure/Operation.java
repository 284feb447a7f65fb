package io.helpdeskroi.roi.figure;

import java.math.BigDecimal;
import java.util.List;

import io.helpdeskroi.roi.money.Money;

/**
 * A step of a formula. No step rounds; that is left to the edge.
 */
public enum Operation {
    /** a + b + …; nothing at all sums to zero. */
    SUM("the sum of its inputs"),
    /** a − b. */
    DIFFERENCE("the first input less the second"),
    /** a × b. */
    PRODUCT("the first input times the second"),
    /** a ÷ b, undefined for b = 0. */
    QUOTIENT("the first input divided by the second"),
    /** a ÷ b, undefined unless b is positive. */
    SHARE_OF_POSITIVE("the first input divided by the second, which has to be positive"),
    /** a × 100. */
    HUNDREDFOLD("its input times one hundred"),
    /** First input: rate per period; then the flows, the first of them at the start. */
    PRESENT_VALUE("the flows after the first input, discounted at that rate per period"),
    /** The flows' internal rate per period, if there is exactly one. */
    INTERNAL_RATE("the one rate per period at which its flows are worth nothing"),
    /** Periods until the running total of the flows reaches zero. */
    PAYBACK("the number of periods until its flows have paid back"),
    /** A net return in per cent and its months, brought to a year. */
    ANNUALISED("the first input, earned over as many months as the second says, brought to a year");

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final String sentence;

    Operation(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }

    Outcome apply(List<BigDecimal> inputs) {
        return switch (this) {
            case SUM -> Outcome.of(inputs.stream().reduce(BigDecimal.ZERO, (a, b) -> a.add(b, Money.PRECISION)));
            case DIFFERENCE -> Outcome.of(inputs.get(0).subtract(inputs.get(1), Money.PRECISION));
            case PRODUCT -> Outcome.of(inputs.get(0).multiply(inputs.get(1), Money.PRECISION));
            case QUOTIENT -> inputs.get(1).signum() == 0 ? Outcome.undefined(Reason.ZERO_DENOMINATOR) : divide(inputs);
            case SHARE_OF_POSITIVE -> inputs.get(1).signum() <= 0 ? Outcome.undefined(Reason.ZERO_DENOMINATOR) : divide(inputs);
            case HUNDREDFOLD -> Outcome.of(inputs.get(0).multiply(HUNDRED, Money.PRECISION));
            case PRESENT_VALUE -> CashFlows.of(inputs.subList(1, inputs.size())).npv(inputs.get(0));
            case INTERNAL_RATE -> CashFlows.of(inputs).irr().headline();
            case PAYBACK -> CashFlows.of(inputs).payback().periods();
            case ANNUALISED -> Rates.annualisedReturnPct(inputs.get(0), inputs.get(1));
        };
    }

    private static Outcome divide(List<BigDecimal> inputs) {
        return Outcome.of(inputs.get(0).divide(inputs.get(1), Money.PRECISION));
    }
}
