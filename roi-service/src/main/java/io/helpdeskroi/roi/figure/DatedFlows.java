package io.helpdeskroi.roi.figure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Investment arithmetic on flows of given days: exponents are days ÷ 365 from the first flow.
 */
public final class DatedFlows {

    private static final double DAYS_PER_YEAR = 365;

    private final SortedMap<LocalDate, BigDecimal> flows = new TreeMap<>();

    /** Adds a flow; flows of the same day add up, the order does not matter. */
    public DatedFlows add(LocalDate date, BigDecimal amount) {
        flows.merge(date, amount, BigDecimal::add);
        return this;
    }

    /** Net present value on the day of the first flow, at a yearly rate. */
    public Outcome xnpv(double yearlyRate) {
        if (flows.isEmpty()) {
            return Outcome.undefined(Reason.NO_DATA);
        }
        return yearlyRate <= -1 ? Outcome.undefined(Reason.INVALID_INPUT) : Outcome.ofDouble(valueAt(yearlyRate));
    }

    /** The yearly internal rate of return. */
    public CashFlows.Roots xirr() {
        boolean inflow = flows.values().stream().anyMatch(flow -> flow.signum() > 0);
        boolean outflow = flows.values().stream().anyMatch(flow -> flow.signum() < 0);
        if (!inflow || !outflow) {
            return new CashFlows.Roots(List.of(), Outcome.undefined(Reason.NO_SIGN_CHANGE));
        }
        return CashFlows.Roots.of(RootScan.roots(this::valueAt, -0.999999, 10, 20_000));
    }

    private double valueAt(double rate) {
        double value = 0;
        for (Map.Entry<LocalDate, BigDecimal> flow : flows.entrySet()) {
            double years = ChronoUnit.DAYS.between(flows.firstKey(), flow.getKey()) / DAYS_PER_YEAR;
            value += flow.getValue().doubleValue() / Math.pow(1 + rate, years);
        }
        return value;
    }
}
