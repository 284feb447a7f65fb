package io.helpdeskroi.metrics.fact;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.helpdeskroi.metrics.fact.InteractionFacts.Cycle;

/**
 * Contacts of one customer about one matter, chained at gaps of at most W after the previous solve, or creation while unsolved
 * (KPI catalogue §6.3, fcr_rate).
 */
final class Episode {

    private final Duration window;
    private final boolean strictTopic;
    private final List<InteractionFacts> contacts = new ArrayList<>(2);
    private String topic;

    private Episode(InteractionFacts first, Duration window, boolean strictTopic) {
        this.window = window;
        this.strictTopic = strictTopic;
        add(first);
    }

    /** @param sorted by creation */
    static List<Episode> chain(List<InteractionFacts> sorted, Duration window, boolean strictTopic) {
        List<Episode> episodes = new ArrayList<>(sorted.size());
        for (InteractionFacts facts : sorted) {
            Episode home = null;
            for (int i = episodes.size() - 1; i >= 0 && home == null; i--) {
                home = episodes.get(i).continuesWith(facts) ? episodes.get(i) : null;
            }
            if (home == null) {
                episodes.add(new Episode(facts, window, strictTopic));
            } else {
                home.add(facts);
            }
        }
        return episodes;
    }

    private void add(InteractionFacts facts) {
        contacts.add(facts);
        topic = topic == null ? facts.topic() : topic;
    }

    private boolean continuesWith(InteractionFacts next) {
        boolean follows = false;
        Instant anchor = Instant.MIN;
        for (InteractionFacts contact : contacts) {
            follows |= contact.interactionId().equals(next.parentId());
            Instant own = contact.createdAt();
            for (Cycle cycle : contact.cycles()) {
                if (cycle.solvedAt() != null && !cycle.solvedAt().isAfter(next.createdAt()) && cycle.solvedAt().isAfter(own)) {
                    own = cycle.solvedAt();
                }
            }
            anchor = own.isAfter(anchor) ? own : anchor;
        }
        return (follows || sameMatter(next.topic())) && !next.createdAt().isAfter(anchor.plus(window));
    }

    private boolean sameMatter(String other) {
        return Objects.equals(topic, other) || !strictTopic && (topic == null || other == null);
    }

    InteractionFacts first() {
        return contacts.get(0);
    }

    /** Whether the episode is in the population. */
    boolean belongs(boolean gross, boolean anyResponder) {
        HandledBy handledBy = first().handledBy();
        return (handledBy.human() || anyResponder && handledBy == HandledBy.AUTOMATED) && (gross || first().fcrEligible());
    }

    boolean resolvedAtFirstContact(boolean transfersDisallowed) {
        InteractionFacts first = first();
        if (contacts.size() > 1 || first.contacts() != 1 || first.cycles().isEmpty()
                || transfersDisallowed && first.transferred()) {
            return false;
        }
        Instant solved = first.cycles().get(0).solvedAt();
        boolean reopened = first.cycles().size() > 1
                && !first.cycles().get(1).startedAt().isAfter(solved.plus(window));
        return solved != null && !solved.isAfter(first.createdAt().plus(window)) && !reopened;
    }

    int contacts() {
        int sum = 0;
        for (InteractionFacts contact : contacts) {
            sum += contact.contacts();
        }
        return sum;
    }

    /** When no further contact can join any more. */
    Instant matureAt() {
        Instant latest = first().createdAt();
        for (InteractionFacts contact : contacts) {
            Instant last = contact.lastSolvedAt() == null ? contact.createdAt() : contact.lastSolvedAt();
            latest = last.isAfter(latest) ? last : latest;
        }
        return latest.plus(window);
    }
}
