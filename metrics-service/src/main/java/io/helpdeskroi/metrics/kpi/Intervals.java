package io.helpdeskroi.metrics.kpi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import io.helpdeskroi.metrics.statistics.Confidence;
import io.helpdeskroi.metrics.statistics.Interval;
import io.helpdeskroi.metrics.statistics.KaplanMeier;

/**
 * Quantiles and confidence intervals of a cell, by the KPI's method.
 */
final class Intervals {

    private static final Confidence LEVEL = Confidence.AT_95;
    private static final int FEWEST_FOR_DELTA = 30;

    private Intervals() {
    }

    static Optional<Interval> of(Kpi kpi, Cell cell, Double value) {
        if (value == null) {
            return Optional.empty();
        }
        return switch (kpi.interval) {
            case NONE -> Optional.empty();
            case WILSON -> LEVEL.wilson(cell.num(), cell.den());
            case GARWOOD -> Optional.of(LEVEL.garwood(cell.n()));
            case STUDENT_T -> cell.deviation() == null ? Optional.empty()
                    : LEVEL.mean(cell.n(), cell.sum(), squares(cell), kpi.scaleMin, kpi.scaleMax);
            case NPS_ADJUSTED_WALD -> {
                long promoters = cell.sorted().stream().filter(score -> score > 0).count();
                long detractors = cell.sorted().stream().filter(score -> score < 0).count();
                yield LEVEL.promoterScore(promoters, detractors, cell.n());
            }
            case ORDER_STATISTIC_MEDIAN -> cell.sorted().isEmpty() && cell.ranked().isEmpty() ? Optional.empty()
                    : LEVEL.medianRank((int) cell.n())
                            .map(rank -> new Interval(cell.rank(rank), cell.rank(cell.n() + 1 - rank)));
            case DELTA -> cell.n() < FEWEST_FOR_DELTA || cell.deviation() == null ? Optional.empty()
                    : LEVEL.mean(cell.n(), cell.sum(), squares(cell), 0, Double.POSITIVE_INFINITY);
        };
    }

    private static double squares(Cell cell) {
        double mean = cell.sum() / cell.n();
        return cell.deviation() * cell.deviation() * (cell.n() - 1) + cell.n() * mean * mean;
    }

    /** Quantiles by linear interpolation (C4). */
    static Map<String, Double> quantiles(Cell cell) {
        Map<String, Double> quantiles = new LinkedHashMap<>();
        quantiles.put("min", cell.rank(1));
        quantiles.put("median", quantile(cell, 0.5));
        quantiles.put("p90", quantile(cell, 0.9));
        quantiles.put("p95", quantile(cell, 0.95));
        quantiles.put("max", cell.rank(cell.n()));
        return quantiles;
    }

    static double quantile(Cell cell, double p) {
        double h = (cell.n() - 1) * p;
        long below = (long) Math.floor(h);
        double low = cell.rank(below + 1);
        if (h == below) {
            // The median of an odd number: the next rank is not needed, and not kept of large populations.
            return low;
        }
        return low + (h - below) * (cell.rank(Math.min(below + 2, cell.n())) - low);
    }

    /** Product-limit quantiles; one that the curve never reaches is left out. */
    static Map<String, Double> censoredQuantiles(List<StretchCells.Case> cases) {
        KaplanMeier curve = new KaplanMeier();
        cases.forEach(one -> {
            if (one.ended()) {
                curve.ended(one.seconds());
            } else {
                curve.censored(one.seconds());
            }
        });
        Map<String, Double> quantiles = new LinkedHashMap<>();
        Map.of("median", 0.5, "p90", 0.9, "p95", 0.95).forEach((name, p) -> {
            OptionalDouble quantile = curve.quantile(p);
            quantile.ifPresent(seconds -> quantiles.put(name, seconds));
        });
        return quantiles;
    }
}
