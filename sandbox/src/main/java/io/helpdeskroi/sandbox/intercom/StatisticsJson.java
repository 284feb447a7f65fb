package io.helpdeskroi.sandbox.intercom;

import java.util.List;
import java.util.Map;

import io.helpdeskroi.sandbox.company.Calendar;
import io.helpdeskroi.sandbox.company.DeskPeople;
import io.helpdeskroi.sandbox.control.Json;

/**
 * The vendor's own statistics of a conversation. Durations leave out what lies outside office hours, and are counted from the
 * customer's first message.
 */
final class StatisticsJson {

    private StatisticsJson() {
    }

    /** Null until a customer has written. */
    static Map<String, Object> of(ConversationState state) {
        long start = state.firstContactReplyAt;
        if (start == 0) {
            return null;
        }
        Long handling = state.lastCloseAt == 0 || state.firstAssignmentAt == 0 ? null
                : Long.valueOf(Math.max(0, state.lastCloseAt - state.firstAssignmentAt));
        return Json.object("type", "conversation_statistics", "time_to_assignment", since(start, state.firstAssignmentAt),
                "time_to_admin_reply", since(start, state.firstAdminReplyAt), "time_to_first_close",
                since(start, state.firstCloseAt), "time_to_last_close", since(start, state.lastCloseAt), "median_time_to_reply",
                since(start, state.firstAdminReplyAt), "first_contact_reply_at", start, "first_assignment_at",
                Json.id(state.firstAssignmentAt), "first_admin_reply_at", Json.id(state.firstAdminReplyAt), "first_close_at",
                Json.id(state.firstCloseAt), "last_assignment_at", Json.id(state.lastAssignmentAt),
                "last_assignment_admin_reply_at", Json.id(state.firstAdminReplyAt), "last_contact_reply_at",
                Json.id(state.lastContactReplyAt), "last_admin_reply_at", Json.id(state.lastAdminReplyAt), "last_close_at",
                Json.id(state.lastCloseAt), "last_closed_by_id",
                state.lastClosedBy == 0 ? null : ConversationJson.id(state.lastClosedBy), "count_reopens", state.reopens,
                "count_assignments", state.assignments, "count_conversation_parts", state.parts.size() + 1, "handling_time",
                handling, "adjusted_handling_time", null, "assigned_team_first_response_time",
                teamResponse(state, state.firstAdminReplyAt - start), "assigned_team_first_response_time_in_office_hours",
                teamResponse(state, Calendar.SERVICE_DESK.between(start, state.firstAdminReplyAt)));
    }

    private static Long since(long start, long end) {
        return end == 0 || end < start ? null : Long.valueOf(Calendar.SERVICE_DESK.between(start, end));
    }

    private static List<Object> teamResponse(ConversationState state, long seconds) {
        return state.team == 0 || state.firstAdminReplyAt == 0 ? List.of()
                : List.of(Json.object("team_id", state.team, "team_name",
                        state.team == DeskPeople.EXPERTS ? "Messenger experts" : "Messenger desk", "response_time", seconds));
    }
}
