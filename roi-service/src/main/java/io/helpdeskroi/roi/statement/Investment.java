package io.helpdeskroi.roi.statement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.helpdeskroi.roi.figure.CashFlows;
import io.helpdeskroi.roi.figure.Operation;
import io.helpdeskroi.roi.figure.Outcome;
import io.helpdeskroi.roi.figure.Provenance;
import io.helpdeskroi.roi.figure.Rates;
import io.helpdeskroi.roi.figure.Step;
import io.helpdeskroi.roi.figure.Unit;
import io.helpdeskroi.roi.money.DateSpan;

/**
 * The ledger's cash flows of a period as an investment: F-07, F-09 and F-12. Always in the cash view: purchases of the first
 * day stand at the outset, everything else is gathered per month and counts at the month's end.
 */
final class Investment {

    private static final int MONTHS_PER_YEAR = 12;
    private static final Map<String, String> MONTHLY = Map.of("period", "month");

    private final FigureQuery query;
    private final LedgerView ledger;

    Investment(FigureQuery query, LedgerView ledger) {
        this.query = query;
        this.ledger = ledger;
    }

    List<Finding> findings(Granularity.Bucket bucket, BigDecimal yearlyRate) {
        DateSpan horizon = bucket.span();
        List<Step> flows = flows(horizon);
        Step rate = Step.ofNumber("discount.rate.month", Outcome.of(Rates.periodic(yearlyRate, MONTHS_PER_YEAR)), Unit.RATIO,
                Provenance.ASSUMED, Map.of("source", "question", "says", "the monthly part of the yearly rate "
                        + yearlyRate.toPlainString() + ", compounding"));
        List<Step> discounted = new ArrayList<>(List.of(rate));
        discounted.addAll(flows);
        long n = flows.size();
        Step value = Step.formula("npv", Operation.PRESENT_VALUE, Unit.MONEY, Optional.of(query.currency()), discounted)
                .as("npv");
        Step internal = Step.formula("irr", Operation.INTERNAL_RATE, Unit.RATIO, Optional.empty(), flows).as("irr");
        Step payback = Step.formula("paybackPeriods", Operation.PAYBACK, Unit.RATIO, Optional.empty(), flows)
                .as("paybackPeriods");
        return List.of(
                Finding.census(value, bucket, n).with(Map.of("discount_rate", yearlyRate.toPlainString())),
                Finding.census(internal, bucket, n).with(MONTHLY).noting(roots(flows)),
                Finding.census(payback, bucket, n).with(MONTHLY).noting(dips(flows)));
    }

    private List<Step> flows(DateSpan horizon) {
        List<Step> flows = new ArrayList<>();
        Step nothing = Step.ofMoney("flow.0.start", Outcome.of(BigDecimal.ZERO), query.currency(), Provenance.MEASURED,
                Map.of("source", "question", "says", "no benefit precedes the start"));
        flows.add(flow("flow.0", nothing, ledger.outset("flow.0.cost", horizon)));
        LocalDate from = horizon.from();
        for (int month = 1; from.isBefore(horizon.to()); month++) {
            LocalDate next = horizon.from().plusMonths(month);
            DateSpan span = new DateSpan(from, next.isAfter(horizon.to()) ? horizon.to() : next);
            flows.add(flow("flow." + month, ledger.benefits("flow." + month + ".benefit", span),
                    ledger.paid("flow." + month + ".cost", span, horizon)));
            from = next;
        }
        return flows;
    }

    private Step flow(String id, Step benefit, Step cost) {
        return Step.formula(id, Operation.DIFFERENCE, Unit.MONEY, Optional.of(query.currency()), List.of(benefit, cost));
    }

    private static List<String> roots(List<Step> flows) {
        return amounts(flows).map(CashFlows::irr).filter(roots -> roots.all().size() > 1)
                .map(roots -> List.of("roots=" + roots.all())).orElse(List.of());
    }

    private static List<String> dips(List<Step> flows) {
        return amounts(flows).filter(paid -> paid.payback().notFinal()).map(paid -> List.of("not_final")).orElse(List.of());
    }

    private static Optional<CashFlows> amounts(List<Step> flows) {
        if (flows.stream().anyMatch(flow -> flow.outcome().value().isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(CashFlows.of(flows.stream().map(flow -> flow.outcome().value().orElseThrow()).toList()));
    }
}
