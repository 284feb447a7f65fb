package io.helpdeskroi.sandbox.truth;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One true figure, with the fields that the services' own answers have.
 *
 * @param value a number for KPIs, a decimal string for money; absent when undefined, with the reason
 */
public record TruthValue(String kpi, Map<String, String> params, Period period, Map<String, String> slice, long n, Double num,
        Double den, Double sum, Object value, Map<String, Double> quantiles, String currency, String reason) {

    /** Half-open. */
    public record Period(Instant from, Instant to) {

        static Period of(long from, long to) {
            return new Period(Instant.ofEpochSecond(from), Instant.ofEpochSecond(to));
        }
    }

    /** The body of an answer. */
    public record Answer(List<TruthValue> values) {
    }
}
