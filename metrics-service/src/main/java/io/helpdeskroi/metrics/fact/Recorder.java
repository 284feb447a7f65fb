package io.helpdeskroi.metrics.fact;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BiFunction;

import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.metrics.time.BusinessClock;

/**
 * Writes down what was observed of one interaction. One draft is filled and kept at a time:
 * {@code recorder.draft(Kind.SOLVE, at).code("human").keep()}.
 */
final class Recorder {

    /** Two clocks may differ by this much; more is a contradiction and leaves every aggregate (C9). */
    private static final long CLOCK_SKEW_MS = 2_000;

    private final FactId interactionId;
    private final FactId customerId;
    private final BiFunction<Instant, String, Map<String, String>> dimensions;
    private final BusinessClock clock;
    private final List<Observation> observations = new ArrayList<>(48);
    private final int[] ordinals = new int[Kind.values().length];
    private final List<Observation> contradictions = new ArrayList<>(0);

    private Kind kind;
    private String variant;
    private Instant at;
    private Instant until;
    private Instant start;
    private Long calendarMs;
    private Long businessMs;
    private Double num;
    private Double den;
    private String code;
    private FactId agentId;
    private Instant matureAt;
    private String reason;
    private String queue;

    /** @param dimensions the slices at an instant, with a queue or null */
    Recorder(FactId interactionId, FactId customerId, BiFunction<Instant, String, Map<String, String>> dimensions,
            BusinessClock clock) {
        this.interactionId = interactionId;
        this.customerId = customerId;
        this.dimensions = dimensions;
        this.clock = clock;
    }

    BusinessClock clock() {
        return clock;
    }

    Recorder draft(Kind what, Instant attributedTo) {
        kind = what;
        at = attributedTo;
        variant = Variants.ALL;
        until = null;
        start = null;
        calendarMs = null;
        businessMs = null;
        num = null;
        den = null;
        code = null;
        agentId = null;
        matureAt = null;
        reason = null;
        queue = null;
        return this;
    }

    Recorder variant(String dependsOn) {
        variant = dependsOn;
        return this;
    }

    Recorder until(Instant end) {
        until = end;
        return this;
    }

    Recorder start(Instant begin) {
        start = begin;
        return this;
    }

    Recorder ratio(double numerator, double denominator) {
        num = numerator;
        den = denominator;
        return this;
    }

    Recorder share(boolean counts) {
        return ratio(counts ? 1 : 0, 1);
    }

    Recorder code(String word) {
        code = word;
        return this;
    }

    Recorder agent(FactId credited) {
        agentId = credited;
        return this;
    }

    Recorder matureAt(Instant instant) {
        matureAt = instant;
        return this;
    }

    Recorder reason(String why) {
        reason = why;
        return this;
    }

    Recorder queue(String name) {
        queue = name;
        return this;
    }

    /** The time from {@code from} to {@code to}, on both clocks. */
    Recorder span(Instant from, Instant to) {
        start = from;
        long elapsed = Duration.between(from, to).toMillis();
        if (contradicts(from, elapsed)) {
            return this;
        }
        if (elapsed <= 0) {
            return durations(0, clock == BusinessClock.NONE ? OptionalLong.empty() : OptionalLong.of(0));
        }
        return durations(elapsed, clock.elapsedMs(from, to));
    }

    /** The time from {@code from} to {@code to} where business hours mean nothing. */
    Recorder calendarSpan(Instant from, Instant to) {
        start = from;
        long elapsed = Duration.between(from, to).toMillis();
        return contradicts(from, elapsed) ? this : measured(Math.max(0, elapsed));
    }

    private boolean contradicts(Instant from, long elapsed) {
        if (elapsed < -CLOCK_SKEW_MS) {
            reason = "negative_duration";
            contradictions.add(new Observation(Kind.DQ_NEGATIVE_DURATION, Variants.ALL, interactionId, contradictions.size(),
                    from, null, from, null, null, null, null, kind.wire(), customerId, null, null, null,
                    dimensions.apply(from, null)));
            return true;
        }
        return false;
    }

    Recorder durations(long calendar, OptionalLong business) {
        calendarMs = calendar;
        if (business.isPresent()) {
            businessMs = business.getAsLong();
        } else {
            reason = "no_schedule";
        }
        return this;
    }

    /** A measured time that has no business clock. */
    Recorder measured(long calendar) {
        calendarMs = calendar;
        return this;
    }

    void keep() {
        int ordinal = variant.isEmpty() ? ordinals[kind.ordinal()]++ : nextOrdinal();
        observations.add(new Observation(kind, variant, interactionId, ordinal, at, until, start, calendarMs, businessMs, num,
                den, code, customerId, agentId, matureAt, reason, dimensions.apply(at, queue)));
    }

    private int nextOrdinal() {
        for (int i = observations.size() - 1; i >= 0; i--) {
            Observation earlier = observations.get(i);
            if (earlier.kind() == kind && earlier.variant().equals(variant)) {
                return earlier.ordinal() + 1;
            }
        }
        return 0;
    }

    List<Observation> observations() {
        observations.addAll(contradictions);
        contradictions.clear();
        return observations;
    }
}
