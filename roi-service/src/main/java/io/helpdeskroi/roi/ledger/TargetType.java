package io.helpdeskroi.roi.ledger;

/**
 * What a share of a cost can be assigned to.
 */
public enum TargetType {
    INITIATIVE,
    TEAM,
    CHANNEL,
    SEGMENT
}
