package io.helpdeskroi.metrics.fact;

import java.time.Instant;
import java.util.Map;

import io.helpdeskroi.contract.FactId;

/**
 * One measurable thing that happened in the life of a countable interaction: the atom that every KPI aggregates. Derived
 * by a pure function from the timeline, stored with the stretch of time during which it was believed, and never edited.
 * A KPI is a choice of kind, a filter and an aggregate over observations (see the KPI registry).
 *
 * @param kind what was observed
 * @param variant parameters the row depends on, canonical ({@code T=7d}, {@code responder=any}); see {@link Variants}
 * @param interactionId the (surviving) interaction; the survey where a survey belongs to none
 * @param ordinal tells apart several observations of one kind and variant in an interaction, from 0
 * @param at attribution instant: the KPI bucket it falls into; never counted before it has passed
 * @param until stretches (status intervals, queue waits): exclusive end, null while open; null for events
 * @param start durations: where the clock began; null otherwise
 * @param calendarMs durations: elapsed milliseconds; null while open or undefined
 * @param businessMs durations: business milliseconds; null while open, or without a schedule
 * @param num ratios and amounts: contribution to the numerator; null otherwise
 * @param den ratios: contribution to the denominator; null otherwise
 * @param code closed vocabulary of the kind (status, leg outcome, resolver ...); null where the kind has none
 * @param customerId resolved customer; null when anonymous
 * @param agentId credited agent (KPI catalogue C12, author); null when none
 * @param matureAt cohort observations: when the window has passed and the value no longer moves by itself; null otherwise
 * @param reason why a duration is null although it has ended: {@code no_schedule}, {@code negative_duration},
 *        {@code capability_missing}; null otherwise
 * @param dimensions dimension name to value as valid at {@code at}; low-cardinality only (no customer, agent, organisation)
 */
public record Observation(Kind kind, String variant, FactId interactionId, int ordinal, Instant at, Instant until,
        Instant start, Long calendarMs, Long businessMs, Double num, Double den, String code, FactId customerId,
        FactId agentId, Instant matureAt, String reason, Map<String, String> dimensions) {

    public Observation {
        dimensions = Map.copyOf(dimensions);
    }
}
