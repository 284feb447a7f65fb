package io.helpdeskroi.contract;

/**
 * Urgency as the vendor states it.
 */
public enum Priority {
    LOW,
    NORMAL,
    HIGH,
    URGENT
}
