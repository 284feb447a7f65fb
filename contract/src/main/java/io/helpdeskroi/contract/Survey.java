package io.helpdeskroi.contract;

import java.time.Instant;

/**
 * A survey offered to a customer and, once given, its answer. The value of an answer is {@code ratingLatest}; the period is
 * that of {@code respondedAt}, the first answer.
 *
 * @param type what is asked
 * @param interactionId the case asked about; optional for relationship surveys
 * @param customerId optional
 * @param creditedAgentId optional; derived as the last human author before the offer when absent
 * @param creditedTeamId optional
 * @param scaleMin lowest rating of the scale
 * @param scaleMax highest rating of the scale
 * @param reversed a high rating is bad
 * @param offeredAt optional when only the answer is known
 * @param deliveredAt optional
 * @param bounced never reached the customer
 * @param expiresAt optional
 * @param respondedAt first answer; optional
 * @param ratingRaw first rating; optional
 * @param revisedAt last change of the rating; optional
 * @param ratingLatest default: ratingRaw
 * @param reason vendor's reason code; optional
 * @param withdrawnAt optional
 * @param byInternal answered by an agent or internal user: void
 */
public record Survey(SurveyKind type, FactId interactionId, FactId customerId, FactId creditedAgentId, FactId creditedTeamId,
        int scaleMin, int scaleMax, boolean reversed, Instant offeredAt, Instant deliveredAt, boolean bounced,
        Instant expiresAt, Instant respondedAt, Integer ratingRaw, Instant revisedAt, Integer ratingLatest, String reason,
        Instant withdrawnAt, boolean byInternal) implements Fact {

    public Survey {
        Check.required(type, "type");
        Check.entity(interactionId, Entity.INTERACTION, "interaction_id");
        Check.entity(customerId, Entity.CUSTOMER, "customer_id");
        Check.entity(creditedAgentId, Entity.AGENT, "credited_agent_id");
        Check.entity(creditedTeamId, Entity.TEAM, "credited_team_id");
        if (scaleMax <= scaleMin) {
            throw new InvalidFactException("scale_max", "is " + scaleMax, "more than scale_min (" + scaleMin + ")");
        }
        if (offeredAt == null && respondedAt == null) {
            throw new InvalidFactException("offered_at", "is missing", "an offered_at, a responded_at or both");
        }
        Check.notBefore(respondedAt, offeredAt, "responded_at", "offered_at");
        Check.notBefore(revisedAt, respondedAt, "revised_at", "responded_at");
        ratingLatest = ratingLatest == null ? ratingRaw : ratingLatest;
        if (respondedAt != null && ratingLatest == null) {
            throw new InvalidFactException("rating_raw", "is missing", "the rating of an answered survey");
        }
    }

    @Override
    public Entity kind() {
        return Entity.SURVEY;
    }
}
