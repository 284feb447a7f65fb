package io.helpdeskroi.contract;

import java.time.Instant;
import java.util.List;

/**
 * What an agent was doing over a stretch of time.
 *
 * @param agentId the agent
 * @param state what the agent was doing
 * @param reason vendor's reason code; optional
 * @param channels channels the state holds for; empty: all
 * @param startedAt start
 * @param endedAt optional while it lasts
 */
public record AgentState(FactId agentId, State state, String reason, List<Channel> channels, Instant startedAt,
        Instant endedAt) implements Fact {

    public AgentState {
        Check.requiredEntity(agentId, Entity.AGENT, "agent_id");
        Check.required(state, "state");
        channels = Check.list(channels);
        Check.required(startedAt, "started_at");
        Check.notBefore(endedAt, startedAt, "ended_at", "started_at");
    }

    @Override
    public Entity kind() {
        return Entity.AGENT_STATE;
    }

    /** The states occupancy and adherence are computed from. */
    public enum State {
        AVAILABLE,
        HANDLING,
        WRAP,
        NOT_READY
    }
}
