package io.helpdeskroi.sandbox.zendesk;

import java.util.List;
import java.util.Map;

import io.helpdeskroi.sandbox.company.Call;
import io.helpdeskroi.sandbox.control.Json;

/**
 * Talk calls and legs in the vendor's form. There is no voice menu, so a call is in the queue from its creation;
 * {@code duration} is waiting, talk and hold, and work after the call comes on top.
 */
final class CallJson {

    private static final long LEG_BASE = 37_000_000_000L;

    private CallJson() {
    }

    static Map<String, Object> call(Call call) {
        boolean answered = call.outcome() == Call.Outcome.ANSWERED;
        boolean voicemail = call.outcome() == Call.Outcome.VOICEMAIL;
        int duration = (int) (call.endedAt() - call.createdAt());
        return Json.object("id", call.id(), "created_at", Json.time(call.createdAt()), "updated_at",
                Json.time(call.updatedAt()),
                "agent_id", Json.id(call.agentId()), "call_charge", "0.0" + (10 + call.k() % 80), "consultation_time", 0,
                "completion_status", call.outcome() == Call.Outcome.ABANDONED ? "abandoned_in_queue" : "completed",
                "customer_id", call.customerId(), "customer_requested_voicemail", false, "direction",
                call.outbound() ? "outbound" : "inbound", "duration", duration, "exceeded_queue_wait_time",
                voicemail && !call.outsideHours(), "hold_time", call.hold(), "minutes_billed", (duration + 59) / 60,
                "outside_business_hours", call.outsideHours(), "phone_number_id", 360_007_000_001L, "phone_number",
                "+4940555000", "ticket_id", Json.id(call.ticketId()), "time_to_answer", answered ? call.waited() : null,
                "voicemail", voicemail, "wait_time", call.waited(), "wrap_up_time", call.wrap(), "ivr_time_spent", null,
                "ivr_hops", null, "ivr_destination_group_name", null, "talk_time", call.talk(), "ivr_routed_to", null,
                "callback", false, "callback_source", null, "default_group", true, "ivr_action", null, "overflowed", false,
                "overflowed_to", null, "recording_control_interactions", 0, "recording_time", call.talk(), "not_recording_time",
                0, "call_recording_consent", "always", "call_recording_consent_action", null,
                "call_recording_consent_keypress", null, "call_group_id", call.groupId(), "call_channel", null,
                "quality_issues",
                List.of("none"), "line", "+4940555000", "line_id", 360_007_000_001L, "line_type", "phone");
    }

    /** Part 0 is the caller's leg, then the agents' in order. */
    static Map<String, Object> leg(Call call, int part) {
        long id = LEG_BASE + call.k() * 8L + part;
        if (part == 0) {
            return leg(id, call, "customer", null, call.customerId(), call.createdAt(), "completed",
                    (int) (call.endedAt() - call.createdAt()), call.talk(), call.hold(), null, null);
        }
        Call.AgentLeg leg = call.agentLegs().get(part - 1);
        return leg(id, call, "agent", leg.agentId(), leg.agentId(), leg.startedAt(),
                leg.answered() ? "completed" : "agent_missed",
                leg.talk() + leg.hold(), leg.talk(), leg.hold(), leg.answered() ? leg.wrap() : null,
                Json.id(leg.transferredFrom()));
    }

    private static Map<String, Object> leg(long id, Call call, String type, Long agent, long user, long createdAt,
            String status,
            int duration, int talk, int hold, Integer wrap, Long transferredFrom) {
        return Json.object("id", id, "created_at", Json.time(createdAt), "updated_at", Json.time(call.updatedAt()), "agent_id",
                agent, "available_via", agent == null ? null : "browser", "call_charge", "0.02", "call_id", call.id(),
                "completion_status", status, "conference_from", null, "conference_time", 0, "conference_to", null,
                "consultation_from", null, "consultation_time", 0, "consultation_to", null, "duration", duration,
                "forwarded_to",
                null, "hold_time", hold, "minutes_billed", (duration + 59) / 60, "quality_issues", List.of("none"), "talk_time",
                talk, "transferred_from", transferredFrom, "transferred_to", null, "type", type, "user_id", user,
                "wrap_up_time",
                wrap);
    }
}
