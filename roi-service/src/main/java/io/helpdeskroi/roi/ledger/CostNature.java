package io.helpdeskroi.roi.ledger;

/**
 * Whether a cost comes once or again and again.
 */
public enum CostNature {
    ONE_OFF,
    RECURRING
}
