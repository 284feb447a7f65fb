package io.helpdeskroi.metrics.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The business time of one interaction, whose schedule may change during its life: the sum over its stretches of constant
 * schedule (B7). Where no schedule is in force, business time is undefined, never calendar time (B10).
 */
public final class BusinessClock {

    /** No schedule at any time. */
    public static final BusinessClock NONE = new BusinessClock(List.of(new Stretch(Instant.MIN, null)));

    private final List<Stretch> stretches;

    /** From this instant on the hours rule; null hours: no schedule. */
    private record Stretch(Instant from, BusinessHours hours) {
    }

    private BusinessClock(List<Stretch> stretches) {
        this.stretches = stretches;
    }

    /** One schedule throughout. */
    public static BusinessClock of(BusinessHours hours) {
        return new BusinessClock(List.of(new Stretch(Instant.MIN, hours)));
    }

    /** This clock until the instant, and the given hours (empty: none) from then on; changes are given in time order. */
    public BusinessClock changingTo(Optional<BusinessHours> hours, Instant from) {
        List<Stretch> longer = new ArrayList<>(stretches);
        if (from.isBefore(stretches.get(stretches.size() - 1).from())) {
            throw new IllegalArgumentException("Schedule changes are given in time order");
        }
        longer.add(new Stretch(from, hours.orElse(null)));
        return new BusinessClock(longer);
    }

    /** Business milliseconds in {@code [from, to)}; empty when a part of it has no schedule. */
    public OptionalLong elapsedMs(Instant from, Instant to) {
        if (stretches.size() == 1) {
            BusinessHours hours = stretches.get(0).hours();
            return hours == null ? OptionalLong.empty() : OptionalLong.of(hours.elapsedMs(from, to));
        }
        long sum = 0;
        for (int i = stretchAt(from); i < stretches.size(); i++) {
            Instant start = i == stretchAt(from) ? from : stretches.get(i).from();
            Instant end = endOf(i, to);
            if (stretches.get(i).hours() == null) {
                return OptionalLong.empty();
            }
            sum += stretches.get(i).hours().elapsedMs(start, end);
            if (!end.isBefore(to)) {
                break;
            }
        }
        return OptionalLong.of(sum);
    }

    /** The earliest instant by which the target has elapsed (B11); empty without schedule or if it never opens long enough. */
    public Optional<Instant> due(Instant from, Duration target) {
        Duration remaining = target;
        int first = stretchAt(from);
        for (int i = first; i < stretches.size(); i++) {
            BusinessHours hours = stretches.get(i).hours();
            if (hours == null) {
                return Optional.empty();
            }
            Instant start = i == first ? from : stretches.get(i).from();
            Optional<Instant> due = hours.due(start, remaining);
            Instant end = endOf(i, Instant.MAX);
            if (due.isPresent() && !due.get().isAfter(end)) {
                return due;
            }
            if (i + 1 < stretches.size()) {
                remaining = remaining.minusMillis(hours.elapsedMs(start, end));
            }
        }
        return Optional.empty();
    }

    /** End of the next business day by the schedule in force at {@code from} (B12). */
    public Optional<Instant> endOfNextBusinessDay(Instant from) {
        BusinessHours hours = stretches.get(stretchAt(from)).hours();
        return hours == null ? Optional.empty() : hours.endOfNextBusinessDay(from);
    }

    /** Whether the instant is business time; empty without schedule. */
    public Optional<Boolean> contains(Instant instant) {
        BusinessHours hours = stretches.get(stretchAt(instant)).hours();
        return hours == null ? Optional.empty() : Optional.of(hours.contains(instant));
    }

    private int stretchAt(Instant instant) {
        int at = stretches.size() - 1;
        while (at > 0 && instant.isBefore(stretches.get(at).from())) {
            at--;
        }
        return at;
    }

    private Instant endOf(int stretch, Instant limit) {
        if (stretch + 1 == stretches.size()) {
            return limit;
        }
        Instant next = stretches.get(stretch + 1).from();
        return next.isBefore(limit) ? next : limit;
    }
}
