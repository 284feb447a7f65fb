package io.helpdeskroi.metrics.kpi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.helpdeskroi.contract.KpiValue;
import io.helpdeskroi.contract.Period;
import io.helpdeskroi.contract.ValueState;
import io.helpdeskroi.metrics.statistics.Interval;
import io.helpdeskroi.metrics.store.AccountTable;

/**
 * From a cell to the value that is published (C17): undefined is null with a reason, never 0.
 */
final class ValueBuilder {

    private static final int FEWEST_FOR_HIGH_QUANTILES = 20;

    private final Question question;
    private final Kpi kpi;
    private final Coverage coverage;
    private final int minN;
    private final String zoneRules;

    ValueBuilder(Question question, Coverage coverage, AccountTable.Row account, String zoneRules) {
        this.question = question;
        this.kpi = question.kpi();
        this.coverage = coverage;
        boolean agents = kpi.survey && (question.groupBy().contains("agent") || question.filters().containsKey("agent"));
        this.minN = agents ? Math.max(account.minN(), account.minNAgent()) : account.minN();
        this.zoneRules = zoneRules;
    }

    KpiValue undefined(int bucket, String reason) {
        return build(Cell.empty(bucket, Map.of()), null, reason, false, null, Map.of());
    }

    KpiValue value(Cell cell, boolean isFinal, Restatements.History history) {
        if (cell.n() > 0 && cell.n() < minN) {
            Cell hidden = new Cell(cell.bucket(), cell.slice(), cell.n(), null, null, null, null, List.of(), Map.of(),
                    cell.immature(), null, Map.of());
            return build(hidden, null, "suppressed", isFinal, history, Map.of());
        }
        Double value = value(cell);
        String reason = value != null ? null : cell.missing() == null ? "no_population" : cell.missing();
        return build(cell, value, reason, isFinal, history, quantiles(cell));
    }

    private Double value(Cell cell) {
        Aggregate aggregate = question.measure().aggregate();
        if (aggregate.counts()) {
            return (double) cell.n();
        }
        return switch (aggregate) {
            case RATIO, QUOTIENT, CONCURRENCY -> cell.den() == null || cell.den() == 0 ? null
                    : (Double) (cell.num() / cell.den());
            case LEVEL -> cell.den() == null ? Double.valueOf(0) : (Double) (cell.num() / cell.den());
            case POINTS, LATEST_POINTS -> cell.n() == 0 ? null : (Double) (100 * cell.sum() / cell.n());
            default -> cell.sum() == null || cell.n() == 0 ? null : (Double) (cell.sum() / cell.n());
        };
    }

    private Map<String, Double> quantiles(Cell cell) {
        Map<String, Double> quantiles = new LinkedHashMap<>();
        switch (question.measure().aggregate()) {
            case DURATION, OPEN_AGE -> {
                if (cell.n() > 0) {
                    quantiles.putAll(Intervals.quantiles(cell));
                }
            }
            case AVERAGE -> {
                if (cell.n() > 0) {
                    quantiles.put("median", Intervals.quantile(cell, 0.5));
                }
            }
            default -> quantiles.putAll(cell.extra());
        }
        quantiles.replaceAll((name, seconds) -> seconds == null ? null : (Double) rounded(seconds));
        return quantiles;
    }

    private KpiValue build(Cell cell, Double value, String reason, boolean isFinal, Restatements.History history,
            Map<String, Double> quantiles) {
        Period period = question.buckets().get(cell.bucket());
        Optional<Interval> interval = interval(cell, value);
        boolean restated = isFinal && history != null;
        ValueState state = restated ? ValueState.RESTATED : isFinal ? ValueState.FINAL : ValueState.PROVISIONAL;
        Double sum = cell.sum() == null ? null : (Double) rounded(cell.sum());
        return new KpiValue(kpi.id, question.params(), period, cell.slice(), question.asOf(),
                restated ? 1 + history.changes() : 1, state, restated ? history.cause() : null, cell.n(), cell.num(),
                cell.den(), sum, value == null ? null : (Double) rounded(value), quantiles,
                interval.map(Interval::low).map(ValueBuilder::rounded).orElse(null),
                interval.map(Interval::high).map(ValueBuilder::rounded).orElse(null), kpi.interval.wire(), reason,
                coverage.marks(), zoneRules, notes(cell, quantiles));
    }

    private Optional<Interval> interval(Cell cell, Double value) {
        Optional<Interval> interval = Intervals.of(kpi, cell, value);
        return interval.filter(found -> Double.isFinite(found.low()) && Double.isFinite(found.high()));
    }

    private List<String> notes(Cell cell, Map<String, Double> quantiles) {
        List<String> notes = new ArrayList<>();
        if (quantiles.containsKey("p90") && cell.n() < FEWEST_FOR_HIGH_QUANTILES) {
            notes.add("low_n");
        }
        if (question.groupBy().contains("agent") || question.measure().aggregate() == Aggregate.INTERACTIONS
                || question.measure().aggregate() == Aggregate.CUSTOMERS) {
            notes.add("additive=false");
        }
        if (cell.missing() != null && cell.n() > 0) {
            notes.add("some values missing: " + cell.missing());
        }
        return notes;
    }

    /** Free of the noise that floating point leaves far behind the published precision. */
    private static double rounded(double value) {
        return Math.abs(value) >= 1e9 ? value : Math.round(value * 1e9) / 1e9;
    }
}
