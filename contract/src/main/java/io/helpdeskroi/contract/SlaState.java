package io.helpdeskroi.contract;

/**
 * State of a service-level instance as the vendor shows it; kept for reconciliation.
 */
public enum SlaState {
    ACTIVE,
    PAUSED,
    MET,
    BREACHED,
    CANCELLED
}
