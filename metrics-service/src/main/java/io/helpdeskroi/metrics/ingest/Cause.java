package io.helpdeskroi.metrics.ingest;

import java.util.Locale;
import java.util.Objects;

import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.Event;
import io.helpdeskroi.contract.Fact;
import io.helpdeskroi.contract.Interaction;
import io.helpdeskroi.contract.Status;

/**
 * Why past figures may change (KPI catalogue C10); of several at once the first of this list is named.
 */
enum Cause {
    SPAM,
    DELETION,
    MERGE,
    IDENTITY,
    RATING,
    REOPEN,
    SCHEDULE,
    AGENT,
    TEAM,
    SETTINGS,
    SOURCE,
    LATE_FACT;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Cause ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    Cause or(Cause other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** The cause that a new or changed fact gives; {@code before} is null for a new one. */
    static Cause of(Fact before, Fact after) {
        if (after.kind() == Entity.SURVEY) {
            return RATING;
        }
        if (after instanceof Event event) {
            return switch (event.type()) {
                case SPAM, UNSPAM -> SPAM;
                case DELETED, RESTORED -> DELETION;
                case MERGED, UNMERGED -> MERGE;
                case STATUS -> reopens(event) ? REOPEN : LATE_FACT;
                default -> LATE_FACT;
            };
        }
        if (before instanceof Interaction old && after instanceof Interaction now) {
            if (old.spam() != now.spam()) {
                return SPAM;
            }
            if (!Objects.equals(old.deletedAt(), now.deletedAt())) {
                return DELETION;
            }
            if (!Objects.equals(old.mergedIntoId(), now.mergedIntoId())) {
                return MERGE;
            }
            if (!Objects.equals(old.customerId(), now.customerId())) {
                return IDENTITY;
            }
        }
        return LATE_FACT;
    }

    private static boolean reopens(Event event) {
        boolean wasSolved = event.from() != null && Status.ofWire(event.from()).map(status -> !status.unsolved()).orElse(false);
        return wasSolved && Status.ofWire(event.to()).map(Status::unsolved).orElse(false);
    }
}
