package io.helpdeskroi.contract;

/**
 * Which time counts: all of it, or only business hours.
 */
public enum ClockKind {
    CALENDAR,
    BUSINESS
}
