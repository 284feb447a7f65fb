package io.helpdeskroi.contract;

/**
 * Who opened an interaction.
 */
public enum InitiatedBy {
    CUSTOMER,
    AGENT,
    BOT,
    SYSTEM
}
