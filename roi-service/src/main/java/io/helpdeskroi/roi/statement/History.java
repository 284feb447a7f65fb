package io.helpdeskroi.roi.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import io.helpdeskroi.contract.KpiValue;
import io.helpdeskroi.roi.kpi.KpiAnswer;
import io.helpdeskroi.roi.kpi.KpiQuestion;
import io.helpdeskroi.roi.kpi.KpiReader;
import io.helpdeskroi.roi.ledger.BenefitBook;
import io.helpdeskroi.roi.ledger.CostBook;
import io.helpdeskroi.roi.ledger.RevenueBook;
import io.helpdeskroi.roi.money.DateSpan;
import io.helpdeskroi.roi.settings.RoiSettings;

/**
 * The whole history there is to speak of: from the first day the ledger or the metrics know to the last, today at most.
 * A cost that is still running and the tail of an amortisation extend nothing.
 */
@Singleton
class History {

    private final CostBook costs;
    private final RevenueBook revenues;
    private final BenefitBook benefits;
    private final KpiReader metrics;

    History(CostBook costs, RevenueBook revenues, BenefitBook benefits, KpiReader metrics) {
        this.costs = costs;
        this.revenues = revenues;
        this.benefits = benefits;
        this.metrics = metrics;
    }

    Optional<DateSpan> span(RoiSettings tenant, Instant asOf, LocalDate today) {
        LocalDate tomorrow = today.plusDays(1);
        return Stream.of(
                costs.extent(asOf).stream(), benefits.extent(asOf).stream(),
                revenues.extent(asOf).stream().map(extent -> new DateSpan(tenant.localDate(extent.first()),
                        tenant.localDate(extent.last()).plusDays(1))),
                contacts(tenant, asOf))
                .flatMap(spans -> spans).reduce(DateSpan::hull)
                .map(all -> all.to().isAfter(tomorrow) && all.from().isBefore(tomorrow) ? new DateSpan(all.from(), tomorrow)
                        : all);
    }

    private Stream<DateSpan> contacts(RoiSettings tenant, Instant asOf) {
        KpiAnswer answer = metrics.ask(KpiQuestion.history(Contacts.RECEIVED, asOf));
        return answer instanceof KpiAnswer.Read read ? read.values().stream().filter(value -> value.n() > 0)
                .map(KpiValue::period).map(period -> new DateSpan(tenant.localDate(period.from()),
                        tenant.localDate(period.to().minusNanos(1)).plusDays(1)))
                : Stream.empty();
    }
}
