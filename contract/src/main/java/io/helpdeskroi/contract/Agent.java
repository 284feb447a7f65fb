package io.helpdeskroi.contract;

import java.time.Instant;
import java.util.List;

/**
 * Someone or something that answers customers.
 *
 * @param type person, bot or AI agent
 * @param hiredAt optional
 * @param leftAt optional
 * @param memberships teams over time
 * @param supportRole when the agent held a support role; empty: always
 * @param languages BCP 47
 * @param skills vendor's names
 */
public record Agent(AgentKind type, Instant hiredAt, Instant leftAt, List<Membership> memberships, List<Span> supportRole,
        List<String> languages, List<String> skills) implements Fact {

    public Agent {
        Check.required(type, "type");
        memberships = Check.list(memberships);
        supportRole = Check.list(supportRole);
        languages = Check.list(languages);
        skills = Check.list(skills);
    }

    @Override
    public Entity kind() {
        return Entity.AGENT;
    }

    /** Membership of a team in the half-open {@code [from, to)}; an absent bound is open. */
    public record Membership(FactId teamId, Instant from, Instant to) {
        public Membership {
            Check.requiredEntity(teamId, Entity.TEAM, "memberships.team_id");
            Check.after(to, from, "memberships.to", "memberships.from");
        }
    }
}
