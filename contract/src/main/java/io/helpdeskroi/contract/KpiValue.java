package io.helpdeskroi.contract;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One answer of the metrics service (KPI catalogue C17): a KPI with parameters, for a period and a slice, as it was known at an
 * instant.
 *
 * @param kpi KPI id, for example {@code first_response_time}
 * @param params the parameters that differ from the KPI's defaults
 * @param period half-open
 * @param slice dimension to value; empty for the total
 * @param asOf what was known at this instant
 * @param revision 1 for the first value published, one more for each restatement
 * @param state how firm it is
 * @param cause why it was restated; optional
 * @param n size of the population
 * @param num ratios: numerator; optional
 * @param den ratios: denominator; optional
 * @param sum durations (seconds) and averages; optional
 * @param value count, ratio in [0, 1], points, or the mean of durations (seconds) and averages; null when undefined
 * @param quantiles durations: min, median, p90, p95, max in seconds; averages: median
 * @param ciLow optional
 * @param ciHigh optional
 * @param ciMethod wilson, garwood, student_t, nps_adjusted_wald, order_statistic_median (interval of the median), none;
 *        optional
 * @param reason why the value is null: no_population, capability_missing, no_schedule, source_not_connected, immature,
 *        suppressed; optional
 * @param sources sources the value rests on, each with how far it has been read
 * @param zoneRulesVersion release of the time-zone rules used
 * @param notes flags such as low_n or additive=false
 */
public record KpiValue(String kpi, Map<String, String> params, Period period, Map<String, String> slice, Instant asOf,
        int revision, ValueState state, String cause, long n, Double num, Double den, Double sum, Double value,
        Map<String, Double> quantiles, Double ciLow, Double ciHigh, String ciMethod, String reason, List<SourceMark> sources,
        String zoneRulesVersion, List<String> notes) {

    public KpiValue {
        Check.text(kpi, "kpi", 100);
        params = Check.map(params);
        Check.required(period, "period");
        slice = Check.map(slice);
        Check.required(asOf, "as_of");
        Check.required(state, "state");
        quantiles = Check.map(quantiles);
        sources = Check.list(sources);
        notes = Check.list(notes);
        if (value == null && reason == null) {
            throw new InvalidFactException("reason", "is missing", "why the value is undefined");
        }
        if (value != null && !Double.isFinite(value)) {
            throw new InvalidFactException("value", "is not finite", "a number, or null with a reason");
        }
    }

    /** How far a source has been read: every fact up to the mark is included; absent while nothing is known. */
    public record SourceMark(String source, Instant highWaterMark) {
        public SourceMark {
            Check.text(source, "sources.source", 63);
        }
    }
}
