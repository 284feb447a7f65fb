package io.helpdeskroi.metrics.kpi;

/**
 * How a KPI lies in time (KPI catalogue, codes of the facts rows).
 */
enum KpiClass {
    /** Attributed to the instant of an event. */
    EVENT("E"),
    /** A cohort by arrival that matures. */
    COHORT("K"),
    /** The state at the end of a bucket. */
    SNAPSHOT("S"),
    /** An integral over the bucket. */
    INTEGRAL("I");

    private final String code;

    KpiClass(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
