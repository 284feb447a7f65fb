package io.helpdeskroi.metrics.fact;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;

import io.helpdeskroi.contract.Status;
import io.helpdeskroi.metrics.fact.InteractionFacts.StatusInterval;
import io.helpdeskroi.metrics.time.BusinessClock;

/**
 * Disjoint half-open stretches of time in order; the last may be open-ended.
 */
record Stretches(List<Stretch> list) {

    /** One stretch; {@code to} is null while it lasts. */
    record Stretch(Instant from, Instant to) {

        boolean contains(Instant instant) {
            return !instant.isBefore(from) && (to == null || instant.isBefore(to));
        }
    }

    static Stretches since(Instant from) {
        return new Stretches(List.of(new Stretch(from, null)));
    }

    /** The time spent in statuses of this sort; neighbours become one. */
    static Stretches of(List<StatusInterval> intervals, Predicate<Status> sort) {
        List<Stretch> list = new ArrayList<>(intervals.size());
        for (StatusInterval interval : intervals) {
            if (!sort.test(interval.status())) {
                continue;
            }
            int last = list.size() - 1;
            if (last >= 0 && interval.from().equals(list.get(last).to())) {
                list.set(last, new Stretch(list.get(last).from(), interval.to()));
            } else {
                list.add(new Stretch(interval.from(), interval.to()));
            }
        }
        return new Stretches(list);
    }

    /** What lies in both this and {@code [from, to)}. */
    Stretches within(Instant from, Instant to) {
        List<Stretch> clipped = new ArrayList<>(list.size());
        for (Stretch stretch : list) {
            Instant start = stretch.from().isBefore(from) ? from : stretch.from();
            Instant end = earlier(stretch.to(), to);
            if (end == null || start.isBefore(end)) {
                clipped.add(new Stretch(start, end));
            }
        }
        return new Stretches(clipped);
    }

    Stretches and(Stretches other) {
        List<Stretch> both = new ArrayList<>();
        for (Stretch stretch : other.list) {
            both.addAll(within(stretch.from(), stretch.to()).list);
        }
        return new Stretches(both);
    }

    /** Sum of the lengths; every stretch has ended. */
    long calendarMs() {
        long sum = 0;
        for (Stretch stretch : list) {
            sum += Duration.between(stretch.from(), stretch.to()).toMillis();
        }
        return sum;
    }

    /** Business part of the lengths; empty when some of it has no schedule. */
    OptionalLong businessMs(BusinessClock clock) {
        if (clock == BusinessClock.NONE) {
            return OptionalLong.empty();
        }
        long sum = 0;
        for (Stretch stretch : list) {
            OptionalLong part = clock.elapsedMs(stretch.from(), stretch.to());
            if (part.isEmpty()) {
                return part;
            }
            sum += part.getAsLong();
        }
        return OptionalLong.of(sum);
    }

    /** The earlier of two instants, where null is never. */
    static Instant earlier(Instant one, Instant other) {
        return one == null ? other : other == null ? one : one.isBefore(other) ? one : other;
    }
}
