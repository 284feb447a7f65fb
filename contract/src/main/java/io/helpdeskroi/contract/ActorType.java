package io.helpdeskroi.contract;

/**
 * Who acted.
 */
public enum ActorType {
    CUSTOMER,
    HUMAN_AGENT,
    BOT,
    AI_AGENT,
    SYSTEM
}
