package io.helpdeskroi.roi.statement;

import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.helpdeskroi.roi.figure.Formulas;
import io.helpdeskroi.roi.figure.Operation;
import io.helpdeskroi.roi.figure.Outcome;
import io.helpdeskroi.roi.figure.Provenance;
import io.helpdeskroi.roi.figure.Reason;
import io.helpdeskroi.roi.figure.Step;
import io.helpdeskroi.roi.figure.Unit;
import io.helpdeskroi.roi.ledger.RevenueType;
import io.helpdeskroi.roi.money.DateSpan;
import io.helpdeskroi.roi.money.Money;

/**
 * What a period cost and returned: C-01, C-08, R-01, R-15 and F-01 to F-06, F-15.
 */
final class Returns {

    /** Shorter periods are not brought to a year (P-04). */
    private static final int FEWEST_DAYS = 28;
    private static final BigDecimal DAYS_PER_YEAR = BigDecimal.valueOf(365);
    private static final BigDecimal MONTHS_PER_YEAR = BigDecimal.valueOf(12);

    private final FigureQuery query;
    private final LedgerView ledger;

    Returns(FigureQuery query, LedgerView ledger) {
        this.query = query;
        this.ledger = ledger;
    }

    List<Finding> all() {
        List<Finding> findings = new ArrayList<>();
        Optional<Granularity.Bucket> before = Optional.empty();
        for (Granularity.Bucket bucket : query.buckets()) {
            ofBucket(bucket, before, findings);
            before = Optional.of(bucket);
        }
        if (query.granularity() == Granularity.ALL) {
            query.discountRate().ifPresent(
                    rate -> findings.addAll(new Investment(query, ledger).findings(query.buckets().get(0), rate)));
        }
        return findings;
    }

    private void ofBucket(Granularity.Bucket bucket, Optional<Granularity.Bucket> before, List<Finding> findings) {
        DateSpan span = bucket.span();
        Step costs = ledger.cost("cost.total", span, query.view());
        Step benefits = ledger.benefits("benefit.total", span);
        Step revenue = revenue("revenue.net", span);
        long entries = ledger.costEntries(span, query.view());
        long gains = ledger.benefitEntries(span);
        long events = ledger.revenueEvents(span);
        for (Step step : List.of(Formulas.netPct(benefits, costs), Formulas.netGain(benefits, costs),
                Formulas.benefitOverCostPct(benefits, costs), Formulas.gainOverSpendPct(benefits, costs),
                Formulas.benefitCostRatio(benefits, costs), annualised(benefits, costs, span))) {
            findings.add(Finding.census(step, bucket, entries + gains));
        }
        findings.add(Finding.census(costs, bucket, entries));
        findings.add(Finding.census(benefits, bucket, gains));
        findings.add(Finding.census(revenue, bucket, events));
        findings.add(Finding.census(Formulas.supportRatioPct(costs, revenue), bucket, entries + events));
        if (Granularity.isQuarter(span, query.settings().fiscalYearStart())) {
            findings.add(Finding.census(Formulas.quarterlyServiceReturn(revenue, costs), bucket, entries + events)
                    .noting(List.of("grade=E: context, no cause")));
        }
        before.ifPresent(earlier -> findings.add(Finding.census(growth(bucket, earlier, revenue), bucket, events)));
        query.groupBy().ifPresent(dimension -> findings.addAll(switch (dimension) {
            case CATEGORY -> new CostSlices(query, ledger).byCategory(bucket);
            case CHANNEL -> new CostSlices(query, ledger).byChannel(bucket);
        }));
    }

    private Step revenue(String id, DateSpan span) {
        Step income = ledger.revenue(id + ".income", span, RevenueType.Effect.INCOME);
        Step returned = ledger.revenue(id + ".returned", span, RevenueType.Effect.RETURNED);
        return Step.formula(id, Operation.DIFFERENCE, Unit.MONEY, Optional.of(query.currency()), List.of(income, returned))
                .as("revenue.net");
    }

    /** Growth against the bucket before; an incomplete period is compared with nothing. */
    private Step growth(Granularity.Bucket bucket, Granularity.Bucket earlier, Step now) {
        Step before = query.isPartial(bucket) || query.isPartial(earlier)
                ? Step.ofMoney("revenue.net.before", Outcome.undefined(Reason.INSUFFICIENT_PERIOD), query.currency(),
                        Provenance.MEASURED, Map.of("source", "ledger", "says", "one of the two periods is not complete"))
                : revenue("revenue.net.before", earlier.span());
        return Formulas.revenueGrowthPct(now, before);
    }

    private Step annualised(Step benefits, Step costs, DateSpan span) {
        Outcome months = span.days() < FEWEST_DAYS ? Outcome.undefined(Reason.INSUFFICIENT_PERIOD) : Outcome.of(months(span));
        Step length = Step.ofNumber("period.months", months, Unit.RATIO, Provenance.MEASURED, Map.of("source", "question"));
        return Step.formula("roi.annualisedPct", Operation.ANNUALISED, Unit.PCT, Optional.empty(),
                List.of(Formulas.netPct(benefits, costs), length)).as("roi.annualisedPct");
    }

    /** Whole calendar months where the span consists of them, else its days as a part of a year. */
    private static BigDecimal months(DateSpan span) {
        long whole = ChronoUnit.MONTHS.between(span.from(), span.to());
        return span.from().plusMonths(whole).equals(span.to()) ? BigDecimal.valueOf(whole)
                : BigDecimal.valueOf(span.days()).multiply(MONTHS_PER_YEAR).divide(DAYS_PER_YEAR, Money.PRECISION);
    }
}
