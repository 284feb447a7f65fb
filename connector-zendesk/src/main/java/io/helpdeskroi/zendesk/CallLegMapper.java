package io.helpdeskroi.zendesk;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.contract.Channel;
import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.FactRecord;
import io.helpdeskroi.contract.Leg;
import io.helpdeskroi.contract.LegOutcome;
import io.helpdeskroi.contract.TransferIn;

/**
 * An agent's part of a call as a further leg of it. The first agent who answers is told by the call itself, so only missed
 * and declined offers and transfers give a leg. The call also states the handling of all its agents together: a transfer's
 * own times are 0 here and stand beside as the vendor's values, or they would count twice.
 */
record CallLegMapper(Ids ids) {

    /** Every leg after the first; among each other legs are ordered by their times. */
    private static final int FURTHER = 2;

    List<MappedRecord> map(CallLegPage.CallLeg leg) {
        // An unreadable row is told even where nothing would have come of it: whether that is so is part of what it says.
        VendorTime.optional(leg.createdAt(), "created_at");
        VendorTime.optional(leg.updatedAt(), "updated_at");
        if (!"agent".equals(leg.type())) {
            return List.of(new MappedRecord.Skipped("not_an_agents_leg"));
        }
        if (leg.completionStatus() == null) {
            return List.of(new MappedRecord.Skipped("leg_in_progress"));
        }
        boolean transferred = leg.transferredFrom() != null;
        return switch (leg.completionStatus()) {
            case "agent_missed" -> delivered(leg, LegOutcome.MISSED, List.of());
            case "agent_declined", "agent_transfer_declined" -> delivered(leg, LegOutcome.DECLINED, List.of());
            case "completed" -> transferred ? delivered(leg, LegOutcome.ANSWERED, List.of())
                    : List.of(new MappedRecord.Skipped("told_by_the_call"));
            default -> delivered(leg, LegOutcome.FAILED, List.of("completion_status"));
        };
    }

    private List<MappedRecord> delivered(CallLegPage.CallLeg leg, LegOutcome outcome, List<String> unmapped) {
        Instant version = VendorTime.required(leg.updatedAt(), "updated_at");
        Instant began = VendorTime.required(leg.createdAt(), "created_at");
        boolean answered = outcome == LegOutcome.ANSWERED;
        Instant ended = began.plusSeconds(leg.duration() == null ? 0 : leg.duration());
        Integer none = answered ? 0 : null;
        Leg fact = new Leg(ids.call(leg.callId()), FURTHER, Channel.VOICE, null, null, null, ids.agentOrNull(leg.agentId()),
                began,
                began, answered ? began : null, ended,
                answered && leg.wrapUpTime() != null ? ended.plusSeconds(leg.wrapUpTime()) : null, null, null, none, none, null,
                none, null, outcome, transfer(leg), null, false, null, vendorValues(leg));
        return List.of(new MappedRecord.Delivered(new FactRecord(ids.of(Entity.LEG, "leg:" + leg.id()), version, fact),
                unmapped));
    }

    /** Agents who talked to each other before handing over made a warm transfer. */
    private static TransferIn transfer(CallLegPage.CallLeg leg) {
        if (leg.transferredFrom() == null) {
            return TransferIn.NONE;
        }
        return leg.consultationTime() != null && leg.consultationTime() > 0 ? TransferIn.WARM : TransferIn.COLD;
    }

    private static Map<String, String> vendorValues(CallLegPage.CallLeg leg) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("completion_status", leg.completionStatus());
        put(values, "talk_time", leg.talkTime());
        put(values, "hold_time", leg.holdTime());
        put(values, "wrap_up_time", leg.wrapUpTime());
        return values;
    }

    private static void put(Map<String, String> values, String name, Integer value) {
        if (value != null) {
            values.put(name, value.toString());
        }
    }
}
