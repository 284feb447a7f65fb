package io.helpdeskroi.metrics.statistics;

import java.util.OptionalDouble;

/**
 * Quantiles by linear interpolation at {@code h = (n - 1) p} (R type 7, SQL {@code percentile_cont}; KPI catalogue C4).
 */
public final class Quantiles {

    private Quantiles() {
    }

    /** The quantile of values in ascending order; empty without values. */
    public static OptionalDouble of(double[] ascending, double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("The quantile is " + p + "; it lies between 0 and 1");
        }
        if (ascending.length == 0) {
            return OptionalDouble.empty();
        }
        double h = (ascending.length - 1) * p;
        int below = (int) Math.floor(h);
        int above = Math.min(below + 1, ascending.length - 1);
        return OptionalDouble.of(ascending[below] + (h - below) * (ascending[above] - ascending[below]));
    }
}
