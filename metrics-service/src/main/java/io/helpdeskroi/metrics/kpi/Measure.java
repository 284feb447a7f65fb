package io.helpdeskroi.metrics.kpi;

import java.util.Set;

import io.helpdeskroi.metrics.fact.Kind;

/**
 * Which observations are aggregated, and how. The expressions are SQL over an observation {@code o}; they stand in
 * declarations only and never hold input.
 *
 * @param codes observations with one of these codes; empty: all
 * @param condition further condition; empty: none
 * @param numerator expression summed above the line
 * @param denominator expression summed below the line
 * @param inbound only cases in which the customer reached out, unless the question asks for a direction itself
 * @param business whether durations count business time
 * @param below the measure below the line of a quotient; null otherwise
 */
record Measure(Kind kind, Aggregate aggregate, Set<String> codes, String condition, String numerator, String denominator,
        boolean inbound, boolean business, Measure below) {

    static Measure of(Kind kind, Aggregate aggregate) {
        return new Measure(kind, aggregate, Set.of(), "", "o.num", "o.den", true, false, null);
    }

    Measure codes(String... only) {
        return new Measure(kind, aggregate, Set.of(only), condition, numerator, denominator, inbound, business, below);
    }

    Measure where(String further) {
        return new Measure(kind, aggregate, codes, further, numerator, denominator, inbound, business, below);
    }

    Measure numerator(String expression) {
        return new Measure(kind, aggregate, codes, condition, expression, denominator, inbound, business, below);
    }

    Measure denominator(String expression) {
        return new Measure(kind, aggregate, codes, condition, numerator, expression, inbound, business, below);
    }

    Measure bothDirections() {
        return new Measure(kind, aggregate, codes, condition, numerator, denominator, false, business, below);
    }

    Measure businessTime() {
        return new Measure(kind, aggregate, codes, condition, numerator, denominator, inbound, true, below);
    }

    Measure over(Measure other) {
        return new Measure(kind, Aggregate.QUOTIENT, codes, condition, numerator, denominator, inbound, business, other);
    }

    Measure as(Kind other, Aggregate otherAggregate) {
        return new Measure(other, otherAggregate, codes, condition, numerator, denominator, inbound, business, below);
    }

    /** The measure above the line, where the quotient's own aggregate is put back. */
    Measure above(Aggregate own) {
        return new Measure(kind, own, codes, condition, numerator, denominator, inbound, business, null);
    }
}
