package io.helpdeskroi.roi.ledger;

/**
 * When a cost counts: on the day it is paid, or spread over the days it serves.
 */
public enum CostView {
    CASH,
    ACCRUAL
}
