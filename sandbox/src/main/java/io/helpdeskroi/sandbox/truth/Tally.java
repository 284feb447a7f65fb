package io.helpdeskroi.sandbox.truth;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What has been counted for one KPI in one bucket and slice.
 */
final class Tally {

    /** What is published of a tally. */
    enum Shape {
        COUNT,
        DISTINCT,
        SHARE,
        DURATION
    }

    private final Shape shape;
    private final Set<Long> distinct = new HashSet<>();
    private long[] durations = new long[4];
    private int n;
    private double num;
    private double den;

    Tally(Shape shape) {
        this.shape = shape;
    }

    void count() {
        n++;
    }

    void distinct(long id) {
        distinct.add(id);
    }

    void share(double numerator, double denominator) {
        num += numerator;
        den += denominator;
    }

    void duration(long seconds) {
        if (n == durations.length) {
            durations = Arrays.copyOf(durations, n * 2);
        }
        durations[n++] = seconds;
    }

    TruthValue value(String kpi, Map<String, String> params, TruthValue.Period period, Map<String, String> slice) {
        return switch (shape) {
            case COUNT -> new TruthValue(kpi, params, period, slice, n, null, null, null, (double) n, null, null, null);
            case DISTINCT -> new TruthValue(kpi, params, period, slice, distinct.size(), null, null, null,
                    (double) distinct.size(), null, null, null);
            case SHARE ->
                new TruthValue(kpi, params, period, slice, Math.round(den), num, den, null, den == 0 ? null : num / den,
                        null, null, den == 0 ? "no_population" : null);
            case DURATION -> duration(kpi, params, period, slice);
        };
    }

    private TruthValue duration(String kpi, Map<String, String> params, TruthValue.Period period, Map<String, String> slice) {
        if (n == 0) {
            return new TruthValue(kpi, params, period, slice, 0, null, null, null, null, null, null, "no_population");
        }
        long[] sorted = Arrays.copyOf(durations, n);
        Arrays.sort(sorted);
        double sum = Arrays.stream(sorted).sum();
        Map<String, Double> quantiles = new LinkedHashMap<>();
        quantiles.put("min", (double) sorted[0]);
        quantiles.put("median", quantile(sorted, 0.5));
        quantiles.put("p90", quantile(sorted, 0.9));
        quantiles.put("p95", quantile(sorted, 0.95));
        quantiles.put("max", (double) sorted[n - 1]);
        return new TruthValue(kpi, params, period, slice, n, null, null, sum, sum / n, quantiles, null, null);
    }

    private static double quantile(long[] sorted, double p) {
        double h = (sorted.length - 1) * p;
        int below = (int) h;
        return below + 1 < sorted.length ? sorted[below] + (h - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
    }
}
