package io.helpdeskroi.metrics.fact;

import java.time.Instant;
import java.util.Optional;

import io.helpdeskroi.contract.Agent;
import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.Event;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.Span;

/**
 * The class of whoever caused an event (C6): what the agent directory says of an agent outweighs what the event says.
 */
enum Actor {
    CUSTOMER,
    HUMAN,
    /** A person without a support role at that instant: neither asks nor answers. */
    BYSTANDER,
    BOT,
    AI,
    /** Rules, triggers and timers, also in an agent's name. */
    SYSTEM;

    boolean automated() {
        return this == BOT || this == AI;
    }

    static Actor of(Event event, Directory directory) {
        return switch (event.actorType()) {
            case CUSTOMER -> CUSTOMER;
            case HUMAN_AGENT -> event.isAuto() ? SYSTEM : ofAgent(event.actorId(), event.occurredAt(), directory);
            case BOT -> BOT;
            case AI_AGENT -> AI;
            case SYSTEM -> SYSTEM;
        };
    }

    /** An agent nobody has described is taken for a person with a support role. */
    static Actor ofAgent(FactId id, Instant at, Directory directory) {
        if (id == null || id.entity() != Entity.AGENT) {
            return HUMAN;
        }
        Optional<Agent> known = directory.agent(id);
        if (known.isEmpty()) {
            return HUMAN;
        }
        Agent agent = known.get();
        return switch (agent.type()) {
            case HUMAN -> supports(agent, at) ? HUMAN : BYSTANDER;
            case BOT -> BOT;
            case AI_AGENT -> AI;
        };
    }

    private static boolean supports(Agent agent, Instant at) {
        if (agent.supportRole().isEmpty()) {
            return true;
        }
        for (Span span : agent.supportRole()) {
            if ((span.from() == null || !at.isBefore(span.from())) && (span.to() == null || at.isBefore(span.to()))) {
                return true;
            }
        }
        return false;
    }
}
