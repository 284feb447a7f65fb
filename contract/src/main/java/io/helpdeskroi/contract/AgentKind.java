package io.helpdeskroi.contract;

/**
 * Whether an agent is a person.
 */
public enum AgentKind {
    HUMAN,
    BOT,
    AI_AGENT
}
