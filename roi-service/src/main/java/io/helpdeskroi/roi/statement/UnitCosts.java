package io.helpdeskroi.roi.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

import io.helpdeskroi.roi.figure.DayBootstrap;
import io.helpdeskroi.roi.figure.Formulas;
import io.helpdeskroi.roi.figure.Outcome;
import io.helpdeskroi.roi.figure.Provenance;
import io.helpdeskroi.roi.figure.Reason;
import io.helpdeskroi.roi.figure.Step;
import io.helpdeskroi.roi.money.DateSpan;

/**
 * Cost per contact and per resolution (C-05 to C-07).
 */
final class UnitCosts {

    private final FigureQuery query;
    private final LedgerView ledger;
    private final Contacts contacts;

    UnitCosts(FigureQuery query, LedgerView ledger, Contacts contacts) {
        this.query = query;
        this.ledger = ledger;
        this.contacts = contacts;
    }

    List<Finding> perContact() {
        List<Finding> findings = new ArrayList<>();
        for (Granularity.Bucket bucket : query.buckets()) {
            DateSpan span = bucket.span();
            Contacts.Counted counted = contacts.received(span);
            Step perContact = Formulas.unitCost("cost.perContact", ledger.cost("cost.total", span, query.view()),
                    counted.step());
            findings.add(Finding.plain(perContact, bucket, count(counted.step())).with(scope(counted))
                    .between(interval(perContact, span)).noting(counted.notes()));
            if (query.by(FigureQuery.GroupBy.CHANNEL)) {
                findings.addAll(byChannel(bucket));
            }
        }
        return findings;
    }

    /** Every distinct resolved interaction counts; on request only those that were not reopened within seven days. */
    List<Finding> perResolution() {
        List<Finding> findings = new ArrayList<>();
        for (Granularity.Bucket bucket : query.buckets()) {
            Step count = query.heldResolutions() ? contacts.held(bucket.span()) : contacts.resolved(bucket.span());
            Step perResolution = Formulas.unitCost("cost.perResolution", ledger.cost("cost.total", bucket.span(), query.view()),
                    count);
            findings.add(Finding.plain(perResolution, bucket, count(count)).with(query.heldResolutions()
                    ? Map.of("reopen_days", Integer.toString(FigureQueries.REOPEN_DAYS))
                    : Map.of()));
        }
        return findings;
    }

    private List<Finding> byChannel(Granularity.Bucket bucket) {
        DateSpan span = bucket.span();
        SortedSet<String> allocated = ledger.channels(span, query.view());
        List<Finding> findings = new ArrayList<>();
        contacts.byChannel(span, allocated).forEach((channel, count) -> {
            Step cost = allocated.contains(channel) ? ledger.channelCost(channel, span, query.view())
                    : Step.ofMoney("cost.total.channel." + channel, Outcome.undefined(Reason.NO_DATA), ledger.currency(),
                            Provenance.MEASURED, Map.of("source", "ledger", "says", "no cost is allocated to this channel"))
                            .as("cost.total");
            findings.add(Finding.plain(Formulas.unitCost("cost.perContact.byChannel", cost, count), bucket, count(count))
                    .of("channel", channel));
        });
        findings.addAll(new CostSlices(query, ledger).byChannel(bucket));
        return findings;
    }

    private Optional<DayBootstrap.Interval> interval(Step perContact, DateSpan span) {
        if (perContact.outcome().value().isEmpty()) {
            return Optional.empty();
        }
        return ledger.dailyCosts(span, query.view(), Optional.empty())
                .flatMap(costs -> contacts.daily(span).flatMap(days -> DayBootstrap.ratio(costs, days, query.seed())));
    }

    private Map<String, String> scope(Contacts.Counted counted) {
        return query.allContacts() || !counted.notes().isEmpty() ? Map.of("contacts", "all") : Map.of();
    }

    private static long count(Step step) {
        return step.outcome().value().map(value -> value.longValue()).orElse(0L);
    }
}
