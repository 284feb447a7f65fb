package io.helpdeskroi.metrics.golden;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.helpdeskroi.contract.Period;
import io.helpdeskroi.metrics.fact.Kind;
import io.helpdeskroi.metrics.fact.Observation;
import io.helpdeskroi.metrics.fact.Variants;
import io.helpdeskroi.metrics.statistics.KaplanMeier;
import io.helpdeskroi.metrics.statistics.Quantiles;

/**
 * The aggregates of the KPI catalogue over observations in memory, as plainly as they can be written.
 */
public final class Selection {

    private final List<Observation> rows;

    private Selection(Stream<Observation> rows) {
        this.rows = rows.toList();
    }

    /** Rows of a kind in a period as of an instant, under these parameters ({@code name, value} in turn). */
    public static Selection of(List<Observation> all, Kind kind, Period period, Instant asOf, String... params) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < params.length; i += 2) {
            values.put(params[i], params[i + 1]);
        }
        return new Selection(all.stream().filter(row -> row.kind() == kind && period.contains(row.at())
                && !row.at().isAfter(asOf) && Variants.matching(kind, values).contains(row.variant())));
    }

    public Selection where(Predicate<Observation> condition) {
        return new Selection(rows.stream().filter(condition));
    }

    public Selection slice(String dimension, String value) {
        return where(row -> value.equals(row.dimensions().get(dimension)));
    }

    public Selection inbound() {
        return slice("direction", "inbound");
    }

    public Selection code(String... codes) {
        return where(row -> List.of(codes).contains(row.code()));
    }

    public List<Observation> rows() {
        return rows;
    }

    public long count() {
        return rows.size();
    }

    public long interactions() {
        return rows.stream().map(Observation::interactionId).distinct().count();
    }

    public long customers() {
        return rows.stream().map(Observation::customerId).filter(Objects::nonNull).distinct().count();
    }

    /** Numerator and denominator, for example {@code 8/9}. */
    public String ratio() {
        return Math.round(num()) + "/" + Math.round(rows.stream().mapToDouble(Observation::den).sum());
    }

    public double num() {
        return rows.stream().mapToDouble(Observation::num).sum();
    }

    public double mean() {
        return num() / rows.stream().mapToDouble(Observation::den).sum();
    }

    public Durations calendar() {
        return new Durations(rows.stream().map(Observation::calendarMs).filter(Objects::nonNull)
                .mapToDouble(ms -> ms / 1000.0).sorted().toArray());
    }

    public Durations business() {
        return new Durations(rows.stream().map(Observation::businessMs).filter(Objects::nonNull)
                .mapToDouble(ms -> ms / 1000.0).sorted().toArray());
    }

    public KaplanMeier cohort(Instant asOf) {
        KaplanMeier cohort = new KaplanMeier();
        for (Observation row : rows) {
            boolean open = row.until() == null || row.until().isAfter(asOf);
            Instant end = open ? asOf : row.until();
            double seconds = Duration.between(row.start(), end).toMillis() / 1000.0;
            if (open || row.calendarMs() == null) {
                cohort.censored(seconds);
            } else {
                cohort.ended(seconds);
            }
        }
        return cohort;
    }

    /** Seconds in ascending order. */
    public record Durations(double[] seconds) {

        public int n() {
            return seconds.length;
        }

        public double sum() {
            return Arrays.stream(seconds).sum();
        }

        public double mean() {
            return sum() / n();
        }

        public double quantile(double p) {
            return Quantiles.of(seconds, p).orElseThrow();
        }

        public double median() {
            return quantile(0.5);
        }
    }
}
