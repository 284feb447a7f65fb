package io.helpdeskroi.metrics.kpi;

/**
 * How observations become a value.
 */
enum Aggregate {
    /** Rows. */
    COUNT,
    /** Distinct interactions. */
    INTERACTIONS,
    /** Distinct known customers. */
    CUSTOMERS,
    /** Numerator over denominator, both sums. */
    RATIO,
    /** Distribution of a time. */
    DURATION,
    /** Mean of {@code num}. */
    AVERAGE,
    /** 100 times the mean of -1, 0 and 1. */
    POINTS,
    /** As points, of each customer's latest answer in the bucket. */
    LATEST_POINTS,
    /** Stretches that last at the end of the bucket. */
    OPEN_STRETCHES,
    /** Age of the stretches that last at the end of the bucket. */
    OPEN_AGE,
    /** Distribution of a time whose open cases are censored. */
    CENSORED,
    /** Time-weighted mean and maximum of concurrent stretches. */
    LEVEL,
    /** Time of stretches over the time with at least one, per agent. */
    CONCURRENCY,
    /** One measure over another, of different populations. */
    QUOTIENT;

    /** Whether a bucket without rows has the true value 0. */
    boolean counts() {
        return this == COUNT || this == INTERACTIONS || this == CUSTOMERS || this == OPEN_STRETCHES;
    }

    boolean snapshot() {
        return this == OPEN_STRETCHES || this == OPEN_AGE;
    }

    boolean stretches() {
        return this == LEVEL || this == CONCURRENCY;
    }
}
