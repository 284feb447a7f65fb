package io.helpdeskroi.metrics.kpi;

import java.util.Locale;

/**
 * How the uncertainty of a value is stated (KPI catalogue §5).
 */
enum IntervalMethod {
    NONE,
    WILSON,
    GARWOOD,
    STUDENT_T,
    NPS_ADJUSTED_WALD,
    ORDER_STATISTIC_MEDIAN,
    /** Mean of many per-interaction values (S8); none below 30. */
    DELTA;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
