package io.helpdeskroi.metrics.statistics;

import java.util.Optional;

import org.hipparchus.distribution.continuous.GammaDistribution;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.distribution.discrete.BinomialDistribution;

/**
 * Confidence intervals at one level (KPI catalogue S1–S6, S8). They describe sampling noise only. Empty where too little is
 * known for an interval.
 */
public final class Confidence {

    /** The level the catalogue publishes. */
    public static final Confidence AT_95 = new Confidence(0.95);

    private static final int SMALLEST_SAMPLE_OF_A_MEDIAN = 6;
    private static final int SMALLEST_SAMPLE_OF_A_RATIO = 30;

    private final double tail;
    private final double z;

    /** @param level between 0 and 1, for example 0.95 */
    public Confidence(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("The confidence level is " + level + "; it lies between 0 and 1");
        }
        tail = (1 - level) / 2;
        z = new NormalDistribution().inverseCumulativeProbability(1 - tail);
    }

    /** S1: Wilson interval of the proportion {@code successes / trials}. */
    public Optional<Interval> wilson(double successes, double trials) {
        if (trials <= 0) {
            return Optional.empty();
        }
        double p = successes / trials;
        double scale = 1 + z * z / trials;
        double centre = (p + z * z / (2 * trials)) / scale;
        double half = z * Math.sqrt(p * (1 - p) / trials + z * z / (4 * trials * trials)) / scale;
        return Optional.of(new Interval(centre - half, centre + half).clippedTo(0, 1));
    }

    /** S2: adjusted Wald interval of a net promoter score, in points. */
    public Optional<Interval> promoterScore(long promoters, long detractors, long answers) {
        if (answers <= 0) {
            return Optional.empty();
        }
        double n = answers + 3.0;
        double p = (promoters + 0.75) / n;
        double q = (detractors + 0.75) / n;
        double difference = p - q;
        double half = z * Math.sqrt((p + q - difference * difference) / n);
        return Optional.of(new Interval(100 * (difference - half), 100 * (difference + half)).clippedTo(-100, 100));
    }

    /** S3: Student-t interval of the mean of ratings, clipped to their scale. */
    public Optional<Interval> mean(long n, double sum, double sumOfSquares, double scaleMin, double scaleMax) {
        if (n < 2) {
            return Optional.empty();
        }
        double mean = sum / n;
        double variance = Math.max(0, (sumOfSquares - n * mean * mean) / (n - 1));
        double half = new TDistribution(n - 1).inverseCumulativeProbability(1 - tail) * Math.sqrt(variance / n);
        return Optional.of(new Interval(mean - half, mean + half).clippedTo(scaleMin, scaleMax));
    }

    /**
     * S4: the rank from either end whose values enclose the median; empty below six values. The interval is
     * {@code [x(rank), x(n + 1 - rank)]}, ranks counted from 1.
     */
    public Optional<Integer> medianRank(int n) {
        if (n < SMALLEST_SAMPLE_OF_A_MEDIAN) {
            return Optional.empty();
        }
        BinomialDistribution below = new BinomialDistribution(n, 0.5);
        int rank = Math.max(0, below.inverseCumulativeProbability(tail) - 1);
        while (below.cumulativeProbability(rank) <= tail) {
            rank++;
        }
        while (rank > 0 && below.cumulativeProbability(rank - 1) > tail) {
            rank--;
        }
        return rank < 1 ? Optional.empty() : Optional.of(rank);
    }

    /** S4: interval of the median of values in ascending order. */
    public Optional<Interval> median(double[] ascending) {
        return medianRank(ascending.length)
                .map(rank -> new Interval(ascending[rank - 1], ascending[ascending.length - rank]));
    }

    /** S5: exact Poisson interval of a count. */
    public Interval garwood(long count) {
        double low = count == 0 ? 0 : new GammaDistribution(count, 1).inverseCumulativeProbability(tail);
        return new Interval(low, new GammaDistribution(count + 1.0, 1).inverseCumulativeProbability(1 - tail));
    }

    /** S6: Newcombe's hybrid score interval of the difference of two proportions, first minus second. */
    public Optional<Interval> difference(double successes1, double trials1, double successes2, double trials2) {
        Optional<Interval> one = wilson(successes1, trials1);
        Optional<Interval> two = wilson(successes2, trials2);
        if (one.isEmpty() || two.isEmpty()) {
            return Optional.empty();
        }
        double p1 = successes1 / trials1;
        double p2 = successes2 / trials2;
        double below = Math.hypot(p1 - one.get().low(), two.get().high() - p2);
        double above = Math.hypot(one.get().high() - p1, p2 - two.get().low());
        return Optional.of(new Interval(p1 - p2 - below, p1 - p2 + above));
    }

    /**
     * S8: delta-method interval of {@code Σ numerators / Σ denominators}, one pair per interaction; empty below 30
     * interactions.
     */
    public Optional<Interval> ratioOfMeans(double[] numerators, double[] denominators) {
        int n = numerators.length;
        if (n != denominators.length) {
            throw new IllegalArgumentException(n + " numerators and " + denominators.length + " denominators");
        }
        double sumX = 0;
        double sumY = 0;
        for (int i = 0; i < n; i++) {
            sumX += numerators[i];
            sumY += denominators[i];
        }
        if (n < SMALLEST_SAMPLE_OF_A_RATIO || sumY == 0) {
            return Optional.empty();
        }
        double ratio = sumX / sumY;
        double residuals = 0;
        for (int i = 0; i < n; i++) {
            double residual = numerators[i] - ratio * denominators[i];
            residuals += residual * residual;
        }
        double half = z * Math.sqrt(residuals / (n - 1) / n) / Math.abs(sumY / n);
        return Optional.of(new Interval(ratio - half, ratio + half));
    }
}
