package io.helpdeskroi.metrics.fact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.Event;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.InvalidFactException;
import io.helpdeskroi.metrics.fact.InteractionFacts.Assignment;

/**
 * Who was responsible when. Assigning a team leaves the agent in charge; a team without an agent is nobody.
 */
final class AssignmentHistory {

    private final Directory directory;
    private final List<Assignment> intervals = new ArrayList<>(4);
    private FactId agentId;
    private FactId teamId;
    private boolean human;
    private Instant since;
    private boolean told;

    AssignmentHistory(Directory directory, Instant createdAt) {
        this.directory = directory;
        this.since = createdAt;
    }

    /** Attributes of a case without assignment events: they hold since creation, for want of better knowledge. */
    void beginWith(FactId agent, FactId team) {
        agentId = agent;
        teamId = team;
        human = agent != null && isHuman(agent, since);
    }

    void assigned(Event event) {
        told = true;
        FactId agent = event.to() == null ? agentId : agentId(event.to());
        change(event.occurredAt(), agent, event.teamId() == null ? teamId : event.teamId());
    }

    void unassigned(Event event) {
        told = true;
        change(event.occurredAt(), null, teamId);
    }

    void routed(Event event) {
        if (event.teamId() != null) {
            change(event.occurredAt(), agentId, event.teamId());
        }
    }

    private void change(Instant at, FactId agent, FactId team) {
        if (Objects.equals(agent, agentId) && Objects.equals(team, teamId)) {
            return;
        }
        if (at.isAfter(since)) {
            intervals.add(new Assignment(agentId, human, teamId, since, at));
            since = at;
        }
        agentId = agent;
        teamId = team;
        human = agent != null && isHuman(agent, at);
    }

    void end() {
        intervals.add(new Assignment(agentId, human, teamId, since, null));
    }

    private boolean isHuman(FactId agent, Instant at) {
        Actor actor = Actor.ofAgent(agent, at, directory);
        return actor == Actor.HUMAN || actor == Actor.BYSTANDER;
    }

    private static FactId agentId(String text) {
        try {
            FactId id = FactId.parse(text);
            return id.entity() == Entity.AGENT ? id : null;
        } catch (InvalidFactException unreadable) {
            return null;
        }
    }

    /** Whether the timeline speaks of agents at all. */
    boolean told() {
        return told;
    }

    List<Assignment> intervals() {
        return intervals;
    }

    boolean teamNeverChanges() {
        FactId first = intervals.get(0).teamId();
        for (Assignment interval : intervals) {
            if (!Objects.equals(first, interval.teamId())) {
                return false;
            }
        }
        return true;
    }

    FactId teamAt(Instant instant) {
        for (int i = intervals.size() - 1; i > 0; i--) {
            if (!intervals.get(i).from().isAfter(instant)) {
                return intervals.get(i).teamId();
            }
        }
        return intervals.get(0).teamId();
    }

    /** First assignment to a person at or after the instant, or in force then; null if never. */
    Instant firstHumanFrom(Instant instant) {
        for (Assignment interval : intervals) {
            if (interval.human() && (interval.to() == null || interval.to().isAfter(instant))) {
                return interval.from().isAfter(instant) ? interval.from() : instant;
            }
        }
        return null;
    }
}
