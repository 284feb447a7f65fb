package io.helpdeskroi.contract;

/**
 * Who ended a leg.
 */
public enum EndedBy {
    CUSTOMER,
    AGENT,
    SYSTEM
}
