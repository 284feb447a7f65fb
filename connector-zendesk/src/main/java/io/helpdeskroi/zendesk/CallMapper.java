package io.helpdeskroi.zendesk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.contract.Channel;
import io.helpdeskroi.contract.Direction;
import io.helpdeskroi.contract.EndedBy;
import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.FactRecord;
import io.helpdeskroi.contract.InitiatedBy;
import io.helpdeskroi.contract.Interaction;
import io.helpdeskroi.contract.Leg;
import io.helpdeskroi.contract.LegOutcome;
import io.helpdeskroi.contract.TerminalKind;

/**
 * A call as a case and its first queue entry.
 *
 * <p>
 * <b>The case.</b> A call that has a ticket is merged into it, so that both count once; legs, whose rows do not know the
 * ticket, always belong to the call. The merged call names no customer: the ticket does.
 *
 * <p>
 * <b>The times.</b> The vendor gives one instant and lengths: the call begins at {@code created_at}, enters the queue after
 * {@code ivr_time_spent}, is answered {@code wait_time} later and ends {@code duration} after its beginning;
 * {@code wrap_up_time} comes on top. Without an answer the entry ends with the wait. When it began to ring is not told: the
 * answer stands for it, so that accepted offers count among the offers.
 *
 * <p>
 * <b>The handling.</b> Talk, hold and wrap-up of a call are sums over all its agents, and stand here; its further legs state
 * none ({@link CallLegMapper}).
 */
record CallMapper(Ids ids) {

    List<MappedRecord> map(CallPage.Call call) {
        if (call.completionStatus() == null) {
            // It comes again when it ends, and a call without a ticket may get one until then.
            return List.of(new MappedRecord.Skipped("call_in_progress"));
        }
        Instant version = VendorTime.required(call.updatedAt(), "updated_at");
        Instant created = VendorTime.required(call.createdAt(), "created_at");
        boolean inMenu = call.completionStatus().equals("abandoned_in_ivr");
        List<MappedRecord> records = new ArrayList<>();
        records.add(new MappedRecord.Delivered(
                new FactRecord(ids.call(call.id()), version, interaction(call, created, inMenu))));
        if (!inMenu) {
            List<String> unmapped = new ArrayList<>();
            Leg leg = leg(call, created, unmapped);
            records.add(new MappedRecord.Delivered(
                    new FactRecord(ids.of(Entity.LEG, "call:" + call.id()), version, leg), unmapped));
        }
        return records;
    }

    /** A caller who hangs up in the voice menu never queued: a visit to self-service. */
    private Interaction interaction(CallPage.Call call, Instant created, boolean inMenu) {
        boolean outbound = direction(call) == Direction.OUTBOUND;
        boolean linked = call.ticketId() != null;
        Channel channel = inMenu ? Channel.IVR : Boolean.TRUE.equals(call.voicemail()) ? Channel.VOICEMAIL : Channel.VOICE;
        return new Interaction(channel, "voice", direction(call), outbound ? InitiatedBy.AGENT : InitiatedBy.CUSTOMER, created,
                linked ? null : ids.customerOrNull(call.customerId()), null, null, null, false, null, null, null, null, null,
                null, null, List.of(), false, false, null, null, linked ? ids.ticket(call.ticketId()) : null, null, null, null,
                inMenu ? TerminalKind.ABANDONED : null, null, ids.teamOrNull(call.callGroupId()), null,
                Map.of("completion_status", call.completionStatus()), Map.of());
    }

    private Leg leg(CallPage.Call call, Instant created, List<String> unmapped) {
        boolean answered = answered(call);
        LegOutcome outcome = outcome(call, answered, unmapped);
        Instant queued = created.plusSeconds(seconds(call.ivrTimeSpent()));
        Instant waited = call.waitTime() == null ? created.plusSeconds(seconds(call.timeToAnswer()))
                : queued.plusSeconds(call.waitTime());
        Instant answeredAt = answered ? waited : null;
        Instant ended = answered || call.waitTime() == null ? created.plusSeconds(seconds(call.duration())) : waited;
        return new Leg(ids.call(call.id()), 1, Channel.VOICE, direction(call),
                call.callGroupId() == null ? null : "group:" + call.callGroupId(), ids.teamOrNull(call.callGroupId()),
                answered ? ids.agentOrNull(call.agentId()) : null, queued, answeredAt, answeredAt, ended,
                answered && call.wrapUpTime() != null ? ended.plusSeconds(call.wrapUpTime()) : null, call.ivrTimeSpent(), null,
                answered ? call.talkTime() : null, answered ? call.holdTime() : null, null, answered ? call.wrapUpTime() : null,
                null, outcome, null, call.completionStatus().startsWith("abandoned") ? EndedBy.CUSTOMER : null,
                Boolean.TRUE.equals(call.outsideBusinessHours()), null,
                Map.of("completion_status", call.completionStatus()));
    }

    private static boolean answered(CallPage.Call call) {
        return call.timeToAnswer() != null && Ids.isUser(call.agentId()) || seconds(call.talkTime()) > 0
                || call.completionStatus().equals("completed") && Ids.isUser(call.agentId())
                        && !Boolean.TRUE.equals(call.voicemail());
    }

    private static LegOutcome outcome(CallPage.Call call, boolean answered, List<String> unmapped) {
        if (Boolean.TRUE.equals(call.callback())) {
            return LegOutcome.CALLBACK;
        }
        if (answered) {
            return LegOutcome.ANSWERED;
        }
        return switch (call.completionStatus()) {
            case "abandoned_in_queue", "abandoned_on_hold", "abandoned_in_voicemail" -> LegOutcome.ABANDONED;
            case "completed" -> Boolean.TRUE.equals(call.voicemail()) ? LegOutcome.VOICEMAIL
                    : Boolean.TRUE.equals(call.overflowed()) ? LegOutcome.OVERFLOW : LegOutcome.FAILED;
            default -> {
                unmapped.add("completion_status");
                yield LegOutcome.FAILED;
            }
        };
    }

    private static Direction direction(CallPage.Call call) {
        return "outbound".equals(call.direction()) ? Direction.OUTBOUND : Direction.INBOUND;
    }

    private static int seconds(Integer value) {
        return value == null ? 0 : value;
    }
}
