package io.helpdeskroi.contract;

/**
 * What a service-level target measures.
 */
public enum SlaMetric {
    FIRST_REPLY,
    NEXT_REPLY,
    PERIODIC_UPDATE,
    PAUSABLE_UPDATE,
    REQUESTER_WAIT,
    AGENT_WORK,
    RESOLUTION
}
