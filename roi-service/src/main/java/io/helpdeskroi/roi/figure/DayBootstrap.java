package io.helpdeskroi.roi.figure;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The interval of a ratio of sums: days are drawn with replacement, 2,000 times, and the percentile interval taken.
 */
public final class DayBootstrap {

    /** As it stands in {@code ci_method}: generator, draws and quantile definition are part of it. */
    public static final String METHOD = "day_bootstrap";
    public static final long DEFAULT_SEED = 20240101;

    private static final int DRAWS = 2_000;
    private static final int FEWEST_DAYS = 2;

    /** Bounds of the 95 % interval. */
    public record Interval(double low, double high) {
    }

    private DayBootstrap() {
    }

    /**
     * The interval of Σ numerator ÷ Σ denominator over days; absent for fewer than two days or when a draw would leave the
     * denominator empty, since then the ratio has no distribution.
     */
    public static Optional<Interval> ratio(double[] numerators, double[] denominators, long seed) {
        if (numerators.length != denominators.length) {
            throw new IllegalArgumentException("a numerator and a denominator for each day");
        }
        int days = numerators.length;
        if (days < FEWEST_DAYS) {
            return Optional.empty();
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] ratios = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            double numerator = 0;
            double denominator = 0;
            for (int pick = 0; pick < days; pick++) {
                int day = random.nextInt(days);
                numerator += numerators[day];
                denominator += denominators[day];
            }
            if (denominator == 0) {
                return Optional.empty();
            }
            ratios[draw] = numerator / denominator;
        }
        Arrays.sort(ratios);
        return Optional.of(new Interval(quantile(ratios, 0.025), quantile(ratios, 0.975)));
    }

    /** Quantile of type 7: linear interpolation at h = (n − 1)p. */
    static double quantile(double[] sorted, double p) {
        double h = (sorted.length - 1) * p;
        int below = (int) Math.floor(h);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (h - below) * (sorted[above] - sorted[below]);
    }
}
