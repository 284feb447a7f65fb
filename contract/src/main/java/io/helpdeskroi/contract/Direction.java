package io.helpdeskroi.contract;

/**
 * Who reached out: {@code INBOUND} the customer, {@code OUTBOUND} our side.
 */
public enum Direction {
    INBOUND,
    OUTBOUND
}
