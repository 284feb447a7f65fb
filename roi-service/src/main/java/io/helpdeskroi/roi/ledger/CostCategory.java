package io.helpdeskroi.roi.ledger;

/**
 * What a cost was spent on.
 */
public enum CostCategory {
    STAFFING,
    TRAINING,
    TECHNOLOGY,
    INCENTIVES,
    OVERHEAD,
    OTHER
}
