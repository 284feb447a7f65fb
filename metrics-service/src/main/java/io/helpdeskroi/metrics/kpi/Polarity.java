package io.helpdeskroi.metrics.kpi;

/**
 * Which way is better.
 */
enum Polarity {
    HIGHER_IS_BETTER,
    LOWER_IS_BETTER,
    NEUTRAL
}
