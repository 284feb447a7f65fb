package io.helpdeskroi.roi.figure;

import java.util.List;
import java.util.Optional;

/**
 * The measures of the ROI catalogue as formulas of steps. No bare "roi": each variant has its own name.
 */
public final class Formulas {

    private Formulas() {
    }

    /** C-05 and its kin: a cost divided by a count. */
    public static Step unitCost(String measure, Step cost, Step count) {
        return Step.formula(measure, Operation.QUOTIENT, Unit.MONEY, cost.currency(), List.of(cost, count)).as(measure);
    }

    /** C-08: service cost as per cent of net revenue. */
    public static Step supportRatioPct(Step cost, Step netRevenue) {
        return percent("cost.supportRatioPct", Operation.SHARE_OF_POSITIVE, cost, netRevenue);
    }

    /** what came in less what was given back. */
    public static Step netRevenue(Step income, Step returned) {
        return Step.formula("revenue.net", Operation.DIFFERENCE, Unit.MONEY, income.currency(), List.of(income, returned))
                .as("revenue.net");
    }

    /** net revenue against that of the period before, in per cent. */
    public static Step revenueGrowthPct(Step now, Step before) {
        Step gain = Step.formula("revenue.growth", Operation.DIFFERENCE, Unit.MONEY, now.currency(), List.of(now, before));
        return percent("revenue.growthPct", Operation.SHARE_OF_POSITIVE, gain, before);
    }

    /** F-01: gain as per cent of spend; 100 is break even. */
    public static Step gainOverSpendPct(Step benefits, Step costs) {
        return percent("roi.gainOverSpendPct", Operation.QUOTIENT, benefits, costs);
    }

    /** F-02: the same arithmetic under the name of benefits and costs. */
    public static Step benefitOverCostPct(Step benefits, Step costs) {
        return percent("roi.benefitOverCostPct", Operation.QUOTIENT, benefits, costs);
    }

    /** F-03, the headline: net gain as per cent of costs. */
    public static Step netPct(Step benefits, Step costs) {
        Step gain = Step.formula("roi.netPct.gain", Operation.DIFFERENCE, Unit.MONEY, costs.currency(),
                List.of(benefits, costs));
        return percent("roi.netPct", Operation.QUOTIENT, gain, costs);
    }

    /** F-04: benefits less costs. */
    public static Step netGain(Step benefits, Step costs) {
        return Step.formula("roi.netGain", Operation.DIFFERENCE, Unit.MONEY, costs.currency(), List.of(benefits, costs))
                .as("roi.netGain");
    }

    /** F-05: benefits per unit of cost. */
    public static Step benefitCostRatio(Step benefits, Step costs) {
        return ratio("roi.benefitCostRatio", benefits, costs);
    }

    /** F-06: a quarter's net revenue per unit of service spend; context, no cause. */
    public static Step quarterlyServiceReturn(Step netRevenue, Step costs) {
        return ratio("roi.quarterlyServiceReturn", netRevenue, costs);
    }

    private static Step ratio(String measure, Step numerator, Step denominator) {
        return Step.formula(measure, Operation.QUOTIENT, Unit.RATIO, Optional.empty(), List.of(numerator, denominator))
                .as(measure);
    }

    private static Step percent(String measure, Operation division, Step numerator, Step denominator) {
        Step ratio = Step.formula(measure + ".ratio", division, Unit.RATIO, Optional.empty(), List.of(numerator, denominator));
        return Step.formula(measure, Operation.HUNDREDFOLD, Unit.PCT, Optional.empty(), List.of(ratio)).as(measure);
    }
}
