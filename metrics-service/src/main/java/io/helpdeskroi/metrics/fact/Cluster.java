package io.helpdeskroi.metrics.fact;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.helpdeskroi.contract.ActorType;
import io.helpdeskroi.contract.Event;
import io.helpdeskroi.contract.EventKind;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.Leg;
import io.helpdeskroi.contract.Status;
import io.helpdeskroi.contract.Survey;

/**
 * One countable case after merges.
 *
 * @param survivor the case whose attributes, status and assignment rule
 * @param losers cases of the same customer merged into it
 * @param heirOf the other customer's case it was merged into; null for none
 * @param inheritsFrom when that happened; null for none
 */
record Cluster(CaseFile survivor, List<Loser> losers, CaseFile heirOf, Instant inheritsFrom) {

    /** Vendors close a merged-away case in the same breath. */
    private static final Duration SAME_BREATH = Duration.ofSeconds(2);

    /** A case of the same customer merged into the survivor. */
    record Loser(CaseFile file, Instant mergedAt) {
    }

    static Cluster single(CaseFile file) {
        return new Cluster(file, List.of(), null, null);
    }

    Instant createdAt() {
        Instant created = survivor.interaction().createdAt();
        for (Loser loser : losers) {
            Instant other = loser.file().interaction().createdAt();
            created = other.isBefore(created) ? other : created;
        }
        return created;
    }

    /** The joint timeline: messages of all members, everything else of the survivor, and what is inherited. */
    List<Identified<Event>> timeline() {
        if (losers.isEmpty() && heirOf == null) {
            return Timeline.ordered(survivor.events());
        }
        List<Identified<Event>> events = new ArrayList<>();
        for (Identified<Event> entry : survivor.events()) {
            if (heirOf == null || entry.fact().type() != EventKind.STATUS || beforeMerge(entry.fact())) {
                events.add(entry);
            }
        }
        for (Loser loser : losers) {
            for (Identified<Event> entry : loser.file().events()) {
                if (entry.fact().type() == EventKind.MESSAGE || entry.fact().type() == EventKind.NOTE) {
                    events.add(entry);
                }
            }
        }
        if (heirOf != null) {
            inherit(events);
        }
        return Timeline.ordered(events);
    }

    private boolean beforeMerge(Event status) {
        boolean closing = Status.ofWire(status.to()).map(to -> !to.unsolved()).orElse(false);
        return status.occurredAt().isBefore(closing ? inheritsFrom.minus(SAME_BREATH) : inheritsFrom);
    }

    private void inherit(List<Identified<Event>> events) {
        boolean answered = false;
        for (Identified<Event> entry : Timeline.ordered(heirOf.events())) {
            Event event = entry.fact();
            if (event.occurredAt().isBefore(inheritsFrom)) {
                continue;
            }
            if (event.type() == EventKind.MESSAGE && event.isPublic() && !event.isAuto() && !answered
                    && event.actorType() == ActorType.HUMAN_AGENT) {
                answered = true;
                events.add(entry);
            }
            if (event.type() == EventKind.STATUS && Status.ofWire(event.to()).map(to -> !to.unsolved()).orElse(false)) {
                events.add(entry);
                return;
            }
        }
    }

    List<Identified<Leg>> legs() {
        List<Identified<Leg>> legs = new ArrayList<>(survivor.legs());
        losers.forEach(loser -> legs.addAll(loser.file().legs()));
        return legs;
    }

    List<Identified<Survey>> surveys() {
        List<Identified<Survey>> surveys = new ArrayList<>(survivor.surveys());
        losers.forEach(loser -> surveys.addAll(loser.file().surveys()));
        return surveys;
    }

    List<FactId> memberIds() {
        if (losers.isEmpty()) {
            return List.of(survivor.id());
        }
        List<FactId> members = new ArrayList<>();
        members.add(survivor.id());
        losers.forEach(loser -> members.add(loser.file().id()));
        return members;
    }
}
