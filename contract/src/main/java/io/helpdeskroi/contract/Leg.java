package io.helpdeskroi.contract;

import java.time.Instant;
import java.util.Map;

/**
 * One queue entry or direct offer of a call or chat. Durations are whole seconds; absent means not measured, not 0.
 *
 * @param interactionId the case
 * @param legNo 1 for the first queue entry of the case
 * @param channel voice or chat
 * @param direction default inbound
 * @param queueId vendor's queue; optional
 * @param teamId optional
 * @param agentId who was offered it or answered; optional
 * @param queuedAt entered the queue, after greeting and IVR
 * @param offeredAt began to ring; optional
 * @param answeredAt optional
 * @param endedAt optional while running
 * @param wrapEndedAt after-contact work ended; optional
 * @param ivrS optional
 * @param ringS optional
 * @param talkS optional
 * @param holdS optional
 * @param holdCount optional
 * @param acwS after-contact work; optional
 * @param focusS digital active time; optional
 * @param outcome optional while running
 * @param transferIn default none
 * @param endedBy optional
 * @param outOfHours queued outside business hours by the vendor's word
 * @param resolved false where the disposition says unresolved; default true
 * @param vendorValues vendor's raw values
 */
public record Leg(FactId interactionId, int legNo, Channel channel, Direction direction, String queueId, FactId teamId,
        FactId agentId, Instant queuedAt, Instant offeredAt, Instant answeredAt, Instant endedAt, Instant wrapEndedAt,
        Integer ivrS, Integer ringS, Integer talkS, Integer holdS, Integer holdCount, Integer acwS, Integer focusS,
        LegOutcome outcome, TransferIn transferIn, EndedBy endedBy, boolean outOfHours, Boolean resolved,
        Map<String, String> vendorValues) implements Fact {

    public Leg {
        Check.requiredEntity(interactionId, Entity.INTERACTION, "interaction_id");
        if (legNo < 1) {
            throw new InvalidFactException("leg_no", "is " + legNo, "1 for the first leg, then 2, 3 ...");
        }
        Check.required(channel, "channel");
        direction = direction == null ? Direction.INBOUND : direction;
        Check.entity(teamId, Entity.TEAM, "team_id");
        Check.entity(agentId, Entity.AGENT, "agent_id");
        Check.required(queuedAt, "queued_at");
        Check.notBefore(offeredAt, queuedAt, "offered_at", "queued_at");
        Check.notBefore(answeredAt, queuedAt, "answered_at", "queued_at");
        Check.notBefore(endedAt, queuedAt, "ended_at", "queued_at");
        Check.notBefore(endedAt, answeredAt, "ended_at", "answered_at");
        Check.notBefore(wrapEndedAt, endedAt, "wrap_ended_at", "ended_at");
        Check.notNegative(ivrS, "ivr_s");
        Check.notNegative(ringS, "ring_s");
        Check.notNegative(talkS, "talk_s");
        Check.notNegative(holdS, "hold_s");
        Check.notNegative(holdCount, "hold_count");
        Check.notNegative(acwS, "acw_s");
        Check.notNegative(focusS, "focus_s");
        if (outcome == LegOutcome.ANSWERED && answeredAt == null) {
            throw new InvalidFactException("answered_at", "is missing", "the instant an answered leg was answered");
        }
        transferIn = transferIn == null ? TransferIn.NONE : transferIn;
        resolved = resolved == null || resolved;
        vendorValues = Check.map(vendorValues);
    }

    @Override
    public Entity kind() {
        return Entity.LEG;
    }
}
