package io.helpdeskroi.contract;

import java.time.Instant;

/**
 * A planned stretch of an agent's working day.
 *
 * @param agentId the agent
 * @param activity what is planned
 * @param plannedFrom start
 * @param plannedTo end, exclusive
 * @param paid whether it is paid
 */
public record Shift(FactId agentId, Activity activity, Instant plannedFrom, Instant plannedTo, boolean paid) implements Fact {

    public Shift {
        Check.requiredEntity(agentId, Entity.AGENT, "agent_id");
        Check.required(activity, "activity");
        Check.required(plannedFrom, "planned_from");
        Check.required(plannedTo, "planned_to");
        Check.after(plannedTo, plannedFrom, "planned_to", "planned_from");
    }

    @Override
    public Entity kind() {
        return Entity.SHIFT;
    }

    /** What a shift plans. */
    public enum Activity {
        ON_QUEUE,
        BREAK,
        LUNCH,
        MEETING,
        TRAINING,
        ABSENCE,
        OTHER
    }
}
