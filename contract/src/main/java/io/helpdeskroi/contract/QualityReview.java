package io.helpdeskroi.contract;

import java.time.Instant;

/**
 * A reviewer's judgement of one handled interaction.
 *
 * @param interactionId the case
 * @param agentId who is reviewed
 * @param reviewedAt when
 * @param score 0 to 100; optional
 * @param itemsPassed of the applicable items
 * @param itemsApplicable count
 * @param criticalErrors count
 */
public record QualityReview(FactId interactionId, FactId agentId, Instant reviewedAt, Double score, int itemsPassed,
        int itemsApplicable, int criticalErrors) implements Fact {

    public QualityReview {
        Check.requiredEntity(interactionId, Entity.INTERACTION, "interaction_id");
        Check.requiredEntity(agentId, Entity.AGENT, "agent_id");
        Check.required(reviewedAt, "reviewed_at");
        Check.range(score, 0, 100, "score");
        Check.range(itemsPassed, 0, itemsApplicable, "items_passed");
        Check.notNegative(criticalErrors, "critical_errors");
    }

    @Override
    public Entity kind() {
        return Entity.QUALITY_REVIEW;
    }
}
