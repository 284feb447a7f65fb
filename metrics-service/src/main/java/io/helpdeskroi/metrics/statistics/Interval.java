package io.helpdeskroi.metrics.statistics;

/**
 * A confidence interval, both ends included.
 */
public record Interval(double low, double high) {

    Interval clippedTo(double min, double max) {
        return new Interval(Math.max(low, min), Math.min(high, max));
    }
}
