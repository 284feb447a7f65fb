package io.helpdeskroi.roi.ledger;

import java.math.BigDecimal;

/**
 * The share of a cost that belongs to an initiative, a team, a channel or a segment.
 */
public record Allocation(TargetType targetType, String targetId, BigDecimal weight) {

    public Allocation {
        Require.present(targetType, "target_type", "initiative, team, channel or segment");
        Require.id(targetId, "target_id");
        Require.present(weight, "weight", "a share from 0 to 1");
        weight = Require.notNegative(weight, "weight");
    }
}
