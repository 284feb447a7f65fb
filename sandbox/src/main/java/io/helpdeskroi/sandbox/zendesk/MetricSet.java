package io.helpdeskroi.sandbox.zendesk;

import java.util.Map;
import java.util.TreeMap;

import io.helpdeskroi.sandbox.company.Audit;
import io.helpdeskroi.sandbox.company.Calendar;
import io.helpdeskroi.sandbox.company.Change;
import io.helpdeskroi.sandbox.company.OpeningHours;
import io.helpdeskroi.sandbox.company.People;
import io.helpdeskroi.sandbox.company.Ticket;
import io.helpdeskroi.sandbox.control.Json;

/**
 * The vendor's own figures of a ticket, counted the vendor's way: whole minutes from creation on, and business minutes by
 * the last schedule for the whole life.
 */
final class MetricSet {

    private final Ticket ticket;
    private final TicketState state;
    private final long until;
    private final OpeningHours schedule;
    private final Map<String, long[]> timeIn = new TreeMap<>();
    private long firstReplyAt;
    private long firstSolvedAt;
    private long solvedAt;
    private int reopens;
    private int replies;
    private int assignees;
    private int groups;

    MetricSet(Ticket ticket, TicketState state, long until) {
        this.ticket = ticket;
        this.state = state;
        this.until = until;
        this.schedule = state.schedule == null ? Calendar.SERVICE_DESK : Calendar.schedule(state.schedule);
        count();
    }

    private void count() {
        String status = "new";
        long since = ticket.createdAt();
        for (Audit audit : ticket.audits()) {
            if (audit.at() > until) {
                break;
            }
            for (Change change : audit.changes()) {
                if (change instanceof Change.Commented comment && comment.isPublic() && People.isAgent(comment.authorId())) {
                    replies++;
                    boolean opening = audit.ordinal() == 0;
                    firstReplyAt = firstReplyAt == 0 && !opening ? audit.at() : firstReplyAt;
                }
                String field = field(change);
                assignees += field.equals("assignee_id") ? 1 : 0;
                groups += field.equals("group_id") ? 1 : 0;
                if (field.equals("status")) {
                    String to = (String) value(change);
                    spend(status, since, audit.at());
                    boolean wasDone = done(status);
                    if (done(to) && !wasDone) {
                        firstSolvedAt = firstSolvedAt == 0 ? audit.at() : firstSolvedAt;
                        solvedAt = audit.at();
                    }
                    reopens += wasDone && !done(to) && !to.equals("deleted") ? 1 : 0;
                    status = to;
                    since = audit.at();
                }
            }
        }
        if (!done(status)) {
            spend(status, since, until);
        }
    }

    private void spend(String status, long from, long to) {
        long[] sums = timeIn.computeIfAbsent(status, any -> new long[2]);
        sums[0] += to - from;
        sums[1] += schedule.between(from, to);
    }

    private static boolean done(String status) {
        return status.equals("solved") || status.equals("closed");
    }

    private static String field(Change change) {
        return change instanceof Change.Changed changed ? changed.field()
                : change instanceof Change.Created created ? created.field() : "";
    }

    private static Object value(Change change) {
        return change instanceof Change.Changed changed ? changed.to() : ((Change.Created) change).value();
    }

    Map<String, Object> json(String url) {
        Map<String, Object> json = Json.object("url", url + "/ticket_metrics/" + (ticket.id() + 500_000_000L), "id",
                ticket.id() + 500_000_000L, "ticket_id", ticket.id(), "created_at", Json.time(ticket.createdAt()), "updated_at",
                Json.time(state.updatedAt), "group_stations", groups, "assignee_stations", assignees, "reopens", reopens,
                "replies", replies, "assignee_updated_at", Json.time(state.assigneeUpdatedAt), "requester_updated_at",
                Json.time(ticket.createdAt()), "status_updated_at", Json.time(state.statusUpdatedAt),
                "custom_status_updated_at", Json.time(state.statusUpdatedAt), "initially_assigned_at",
                Json.time(state.initiallyAssignedAt), "assigned_at", Json.time(state.assigneeUpdatedAt), "solved_at",
                Json.time(solvedAt), "latest_comment_added_at", Json.time(state.latestCommentAt));
        json.put("reply_time_in_minutes", sinceCreation(firstReplyAt));
        json.put("first_resolution_time_in_minutes", sinceCreation(firstSolvedAt));
        json.put("full_resolution_time_in_minutes", sinceCreation(solvedAt));
        json.put("agent_wait_time_in_minutes", minutes("pending"));
        json.put("requester_wait_time_in_minutes", minutes("new", "open", "hold"));
        json.put("on_hold_time_in_minutes", minutes("hold"));
        if (ticket.channel() == io.helpdeskroi.sandbox.company.Channel.MESSAGING) {
            json.put("reply_time_in_seconds",
                    Json.object("calendar", firstReplyAt == 0 ? null : firstReplyAt - ticket.createdAt()));
        }
        return json;
    }

    private Map<String, Object> sinceCreation(long at) {
        return at == 0 ? Json.object("calendar", null, "business", null)
                : Json.object("calendar", (at - ticket.createdAt()) / 60, "business",
                        schedule.between(ticket.createdAt(), at) / 60);
    }

    private Map<String, Object> minutes(String... statuses) {
        long calendar = 0;
        long business = 0;
        for (String status : statuses) {
            long[] sums = timeIn.getOrDefault(status, new long[2]);
            calendar += sums[0];
            business += sums[1];
        }
        return Json.object("calendar", calendar / 60, "business", business / 60);
    }
}
