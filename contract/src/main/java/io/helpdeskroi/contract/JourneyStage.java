package io.helpdeskroi.contract;

/**
 * Where in the buying journey the customer was when the interaction began.
 */
public enum JourneyStage {
    PRE_PURCHASE,
    PURCHASE,
    POST_PURCHASE,
    RENEWAL,
    UNKNOWN
}
