package io.helpdeskroi.contract;

import java.time.Instant;

/**
 * One service-level target applied to an interaction, per metric and cycle. Due and outcome are derived from the timeline;
 * what the vendor says of them is kept only to reconcile.
 *
 * @param interactionId the case
 * @param metric what is measured
 * @param cycleNo 1 for the first cycle
 * @param targetS target in seconds
 * @param clock calendar or business
 * @param priorityAtApply optional
 * @param policy vendor's policy name; optional
 * @param appliedAt when the target came into force
 * @param cancelledAt when it was withdrawn; optional
 * @param vendorDueAt optional
 * @param vendorFulfilledAt optional
 * @param vendorState optional
 */
public record Sla(FactId interactionId, SlaMetric metric, int cycleNo, Long targetS, ClockKind clock, Priority priorityAtApply,
        String policy, Instant appliedAt, Instant cancelledAt, Instant vendorDueAt, Instant vendorFulfilledAt,
        SlaState vendorState) implements Fact {

    public Sla {
        Check.requiredEntity(interactionId, Entity.INTERACTION, "interaction_id");
        Check.required(metric, "metric");
        if (cycleNo < 1) {
            throw new InvalidFactException("cycle_no", "is " + cycleNo, "1 for the first cycle, then 2, 3 ...");
        }
        Check.notNegative(Check.required(targetS, "target_s"), "target_s");
        Check.required(clock, "clock");
        Check.required(appliedAt, "applied_at");
        Check.notBefore(cancelledAt, appliedAt, "cancelled_at", "applied_at");
    }

    @Override
    public Entity kind() {
        return Entity.SLA;
    }
}
