package io.helpdeskroi.contract;

/**
 * How a queue entry or offer ended.
 */
public enum LegOutcome {
    ANSWERED,
    ABANDONED,
    MISSED,
    DECLINED,
    VOICEMAIL,
    OVERFLOW,
    CALLBACK,
    FAILED,
    CONTAINED
}
