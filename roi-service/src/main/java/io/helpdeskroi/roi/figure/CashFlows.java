package io.helpdeskroi.roi.figure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.helpdeskroi.roi.money.Money;

/**
 * Investment arithmetic on flows of equal periods; the first flow stands at the start and is not discounted.
 */
public final class CashFlows {

    private static final double LOWEST_RATE = -0.999999;
    private static final double HIGHEST_RATE = 10;
    private static final int GRID = 20_000;

    private final List<BigDecimal> flows;

    private CashFlows(List<BigDecimal> flows) {
        this.flows = List.copyOf(flows);
    }

    public static CashFlows of(List<BigDecimal> flows) {
        return new CashFlows(flows);
    }

    /** Net present value at a rate per period; a rate of −100 % or less is no rate. */
    public Outcome npv(BigDecimal periodicRate) {
        BigDecimal growth = BigDecimal.ONE.add(periodicRate);
        if (growth.signum() <= 0) {
            return Outcome.undefined(Reason.INVALID_INPUT);
        }
        BigDecimal value = BigDecimal.ZERO;
        BigDecimal factor = BigDecimal.ONE;
        for (BigDecimal flow : flows) {
            value = value.add(flow.divide(factor, Money.PRECISION), Money.PRECISION);
            factor = factor.multiply(growth, Money.PRECISION);
        }
        return Outcome.of(value);
    }

    /**
     * The internal rate of return per period: every rate in (−1, 10] at which the value is zero. There is a headline only
     * when there is exactly one.
     */
    public Roots irr() {
        double[] amounts = flows.stream().mapToDouble(BigDecimal::doubleValue).toArray();
        boolean inflow = false;
        boolean outflow = false;
        for (double amount : amounts) {
            inflow |= amount > 0;
            outflow |= amount < 0;
        }
        if (!inflow || !outflow) {
            return new Roots(List.of(), Outcome.undefined(Reason.NO_SIGN_CHANGE));
        }
        return Roots.of(RootScan.roots(rate -> valueAt(amounts, rate), LOWEST_RATE, HIGHEST_RATE, GRID));
    }

    /** Modified internal rate: outflows financed at one rate, inflows reinvested at another. */
    public Outcome mirr(double financeRate, double reinvestRate) {
        double outflows = 0;
        double inflows = 0;
        int last = flows.size() - 1;
        for (int period = 0; period <= last; period++) {
            double flow = flows.get(period).doubleValue();
            if (flow < 0) {
                outflows += flow / Math.pow(1 + financeRate, period);
            } else {
                inflows += flow * Math.pow(1 + reinvestRate, last - period);
            }
        }
        if (outflows == 0 || inflows == 0) {
            return Outcome.undefined(Reason.NO_SIGN_CHANGE);
        }
        return Outcome.ofDouble(Math.pow(inflows / -outflows, 1.0 / last) - 1);
    }

    /** When the money is back: periods until the running total reaches zero, linear inside the period. */
    public Payback payback() {
        BigDecimal total = BigDecimal.ZERO;
        Outcome reached = null;
        boolean dips = false;
        for (int period = 0; period < flows.size(); period++) {
            BigDecimal before = total;
            BigDecimal flow = flows.get(period);
            total = total.add(flow);
            if (reached == null && total.signum() >= 0) {
                reached = Outcome.of(period == 0 ? BigDecimal.ZERO
                        : BigDecimal.valueOf(period - 1L).add(before.negate().divide(flow, Money.PRECISION)));
            } else if (reached != null && total.signum() < 0) {
                dips = true;
            }
        }
        return new Payback(reached == null ? Outcome.undefined(Reason.NEVER_REACHED) : reached, dips);
    }

    /** Payback on discounted flows, never earlier than the plain one for rates from zero on. */
    public Payback discountedPayback(BigDecimal periodicRate) {
        BigDecimal growth = BigDecimal.ONE.add(periodicRate);
        if (growth.signum() <= 0) {
            return new Payback(Outcome.undefined(Reason.INVALID_INPUT), false);
        }
        List<BigDecimal> discounted = new ArrayList<>(flows.size());
        BigDecimal factor = BigDecimal.ONE;
        for (BigDecimal flow : flows) {
            discounted.add(flow.divide(factor, Money.PRECISION));
            factor = factor.multiply(growth, Money.PRECISION);
        }
        return of(discounted).payback();
    }

    /** Return on present values: (benefits − costs) ÷ costs × 100, each discounted at period ends. */
    public static Outcome presentValuePct(List<BigDecimal> costs, List<BigDecimal> benefits, BigDecimal periodicRate) {
        return of(costs).npv(periodicRate).then(cost -> cost.signum() == 0 ? Outcome.undefined(Reason.ZERO_DENOMINATOR)
                : of(benefits).npv(periodicRate).then(benefit -> Outcome.of(
                        benefit.subtract(cost).divide(cost, Money.PRECISION).movePointRight(2))));
    }

    private static double valueAt(double[] amounts, double rate) {
        double value = 0;
        for (int period = amounts.length - 1; period >= 0; period--) {
            value = value / (1 + rate) + amounts[period];
        }
        return value;
    }

    /**
     * When the money is back.
     *
     * @param periods periods until then, or why never
     * @param notFinal the running total falls below zero again later
     */
    public record Payback(Outcome periods, boolean notFinal) {
    }

    /**
     * All roots in ascending order, and the headline if it is unambiguous.
     */
    public record Roots(List<Double> all, Outcome headline) {

        static Roots of(List<Double> roots) {
            Outcome headline = switch (roots.size()) {
                case 0 -> Outcome.undefined(Reason.NOT_IDENTIFIED);
                case 1 -> Outcome.ofDouble(roots.get(0));
                default -> Outcome.undefined(Reason.MULTIPLE_ROOTS);
            };
            return new Roots(Collections.unmodifiableList(roots), headline);
        }
    }
}
