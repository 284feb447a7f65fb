package io.helpdeskroi.roi.statement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

import io.helpdeskroi.roi.figure.Step;
import io.helpdeskroi.roi.ledger.CostCategory;
import io.helpdeskroi.roi.money.DateSpan;
import io.helpdeskroi.roi.money.Split;

/**
 * The total cost by category or channel. The rounded parts add to the rounded total, to the cent.
 */
final class CostSlices {

    private final FigureQuery query;
    private final LedgerView ledger;

    CostSlices(FigureQuery query, LedgerView ledger) {
        this.query = query;
        this.ledger = ledger;
    }

    List<Finding> byCategory(Granularity.Bucket bucket) {
        Map<String, Step> parts = new LinkedHashMap<>();
        for (CostCategory category : CostCategory.values()) {
            String name = category.name().toLowerCase(Locale.ROOT);
            Step part = ledger.cost("cost.total." + name, category, bucket.span(), query.view());
            if (!part.inputs().isEmpty()) {
                parts.put(name, part);
            }
        }
        return fitted("category", parts, bucket);
    }

    /** What no channel is charged with stands beside the channels and is not spread over them. */
    List<Finding> byChannel(Granularity.Bucket bucket) {
        TreeSet<String> channels = new TreeSet<>(ledger.channels(bucket.span(), query.view()));
        Map<String, Step> parts = new LinkedHashMap<>();
        channels.forEach(channel -> parts.put(channel, ledger.channelCost(channel, bucket.span(), query.view())));
        Step rest = ledger.channelCost(LedgerView.UNALLOCATED, bucket.span(), query.view());
        if (!rest.inputs().isEmpty()) {
            parts.put(LedgerView.UNALLOCATED, rest);
        }
        return fitted("channel", parts, bucket);
    }

    private List<Finding> fitted(String dimension, Map<String, Step> parts, Granularity.Bucket bucket) {
        DateSpan span = bucket.span();
        long entries = ledger.costEntries(span, query.view());
        List<Finding> findings = new ArrayList<>();
        parts.forEach((name, step) -> findings.add(Finding.census(step, bucket, entries(step)).of(dimension, name)));
        Step total = ledger.cost("cost.total", span, query.view());
        if (entries == 0 || total.outcome().value().isEmpty()) {
            return findings;
        }
        BigDecimal whole = query.settings().rounding().toMinorUnits(total.outcome().value().get(), query.currency());
        List<BigDecimal> fit = Split.toMinorUnits(
                parts.values().stream().map(step -> step.outcome().value().orElseThrow()).toList(), whole,
                query.currency().getDefaultFractionDigits());
        for (int index = 0; index < findings.size(); index++) {
            findings.set(index, findings.get(index).fitted(fit.get(index)));
        }
        return findings;
    }

    private static long entries(Step step) {
        return step.inputs().isEmpty() ? Long.parseLong(step.detail().getOrDefault("event_count", "0"))
                : step.inputs().stream().mapToLong(CostSlices::entries).sum();
    }
}
