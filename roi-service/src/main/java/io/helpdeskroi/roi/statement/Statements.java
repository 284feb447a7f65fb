package io.helpdeskroi.roi.statement;

import java.time.LocalDate;
import java.util.List;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import io.helpdeskroi.roi.kpi.KpiReader;
import io.helpdeskroi.roi.ledger.BenefitBook;
import io.helpdeskroi.roi.ledger.CostBook;
import io.helpdeskroi.roi.ledger.ExchangeRateBook;
import io.helpdeskroi.roi.ledger.RevenueBook;
import io.helpdeskroi.roi.money.DateSpan;
import io.helpdeskroi.roi.money.ExchangeRates;
import io.helpdeskroi.roi.settings.RoiSettings;

/**
 * Answers questions for figures from the ledger and the metrics service.
 */
@Singleton
class Statements {

    private final CostBook costs;
    private final RevenueBook revenues;
    private final BenefitBook benefits;
    private final ExchangeRateBook rates;
    private final KpiReader metrics;

    Statements(CostBook costs, RevenueBook revenues, BenefitBook benefits, ExchangeRateBook rates, KpiReader metrics) {
        this.costs = costs;
        this.revenues = revenues;
        this.benefits = benefits;
        this.rates = rates;
        this.metrics = metrics;
    }

    List<Finding> returns(FigureQuery query) {
        return new Returns(query, ledger(query)).all();
    }

    List<Finding> perContact(FigureQuery query) {
        return new UnitCosts(query, ledger(query), new Contacts(metrics, query)).perContact();
    }

    List<Finding> perResolution(FigureQuery query) {
        return new UnitCosts(query, ledger(query), new Contacts(metrics, query)).perResolution();
    }

    @Transactional
    LedgerView ledger(FigureQuery query) {
        RoiSettings settings = query.settings();
        ExchangeRates table = new ExchangeRates(
                rates.all(query.asOf()).stream().map(recorded -> recorded.entry().rateOfDay()).toList(), settings.pivot(),
                settings.fxMaxStaleDays());
        MoneySteps money = new MoneySteps(query.currency(), table, query.constantRateDay());
        LocalDate from = query.buckets().get(0).span().from();
        LocalDate to = query.buckets().get(query.buckets().size() - 1).span().to();
        return new LedgerView(costs.all(query.asOf()), benefits.all(query.asOf()),
                revenues.days(new DateSpan(from, to), settings.zone(), query.asOf()),
                revenues.extent(query.asOf()).isPresent(), money, query.asOf());
    }
}
