package io.helpdeskroi.contract;

/**
 * How a leg was handed over to its agent.
 */
public enum TransferIn {
    NONE,
    COLD,
    WARM
}
