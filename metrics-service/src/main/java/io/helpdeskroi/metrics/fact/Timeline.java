package io.helpdeskroi.metrics.fact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.helpdeskroi.contract.Event;
import io.helpdeskroi.contract.EventKind;
import io.helpdeskroi.contract.FactId;

/**
 * Events of one interaction in the order of C9, each once.
 */
final class Timeline {

    private static final Comparator<Identified<Event>> ORDER = (left, right) -> {
        int byInstant = left.fact().occurredAt().compareTo(right.fact().occurredAt());
        if (byInstant != 0) {
            return byInstant;
        }
        int bySequence = Long.compare(left.fact().sourceSeq(), right.fact().sourceSeq());
        return bySequence != 0 ? bySequence : left.id().externalId().compareTo(right.id().externalId());
    };

    private Timeline() {
    }

    static List<Identified<Event>> ordered(List<Identified<Event>> events) {
        List<Identified<Event>> ordered = new ArrayList<>(events);
        ordered.sort(ORDER);
        FactId last = null;
        int kept = 0;
        for (Identified<Event> entry : ordered) {
            if (!entry.id().equals(last)) {
                ordered.set(kept++, entry);
            }
            last = entry.id();
        }
        ordered.subList(kept, ordered.size()).clear();
        return ordered;
    }

    /** Whether the last of two opposite kinds of event is {@code on}; null when the timeline has neither. */
    static Boolean lastOf(List<Identified<Event>> events, EventKind on, EventKind off) {
        Boolean last = null;
        Instant at = Instant.MIN;
        long sequence = Long.MIN_VALUE;
        for (Identified<Event> entry : events) {
            Event event = entry.fact();
            if (event.type() != on && event.type() != off) {
                continue;
            }
            int later = event.occurredAt().compareTo(at);
            if (later > 0 || later == 0 && event.sourceSeq() >= sequence) {
                at = event.occurredAt();
                sequence = event.sourceSeq();
                last = event.type() == on;
            }
        }
        return last;
    }
}
