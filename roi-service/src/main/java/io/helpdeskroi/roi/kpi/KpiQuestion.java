package io.helpdeskroi.roi.kpi;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import io.helpdeskroi.contract.Period;

/**
 * A question to the metrics service.
 *
 * @param kpi KPI id
 * @param period the stretch asked about; absent for the whole history
 * @param granularity {@code all} or {@code day}
 * @param groupBy dimension to slice by; optional
 * @param filter {@code dimension:value}; optional
 * @param asOf the instant whose knowledge counts
 */
public record KpiQuestion(String kpi, Optional<Period> period, String granularity, Optional<String> groupBy,
        Optional<String> filter, Instant asOf) {

    public KpiQuestion {
        Objects.requireNonNull(kpi, "kpi");
        Objects.requireNonNull(asOf, "asOf");
    }

    public static KpiQuestion total(String kpi, Period period, Instant asOf) {
        return new KpiQuestion(kpi, Optional.of(period), "all", Optional.empty(), Optional.empty(), asOf);
    }

    public static KpiQuestion history(String kpi, Instant asOf) {
        return new KpiQuestion(kpi, Optional.empty(), "all", Optional.empty(), Optional.empty(), asOf);
    }

    public KpiQuestion daily() {
        return new KpiQuestion(kpi, period, "day", groupBy, filter, asOf);
    }

    public KpiQuestion by(String dimension) {
        return new KpiQuestion(kpi, period, granularity, Optional.of(dimension), filter, asOf);
    }

    public KpiQuestion only(String dimension, String value) {
        return new KpiQuestion(kpi, period, granularity, groupBy, Optional.of(dimension + ":" + value), asOf);
    }

    /** The question without its instant: the same thing asked again later. */
    String topic() {
        return kpi + "?" + period.map(asked -> "from=" + asked.from() + "&to=" + asked.to() + "&").orElse("")
                + "granularity=" + granularity + groupBy.map(dimension -> "&group_by=" + dimension).orElse("")
                + filter.map(wanted -> "&filter=" + wanted).orElse("");
    }

    /** Where the answer can be read again. */
    public String link() {
        return "/api/v1/kpis/" + topic().replaceFirst("\\?", "/values?") + "&as_of=" + asOf;
    }
}
