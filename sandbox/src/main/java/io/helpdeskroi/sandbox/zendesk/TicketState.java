package io.helpdeskroi.sandbox.zendesk;

import java.util.ArrayList;
import java.util.List;

import io.helpdeskroi.sandbox.company.Audit;
import io.helpdeskroi.sandbox.company.Change;
import io.helpdeskroi.sandbox.company.Ticket;

/**
 * A ticket as it stood at an instant: its updates up to then, applied one after the other.
 */
final class TicketState {

    final List<String> tags = new ArrayList<>();
    String status = "new";
    String priority;
    String type;
    String satisfaction = "unoffered";
    Long assignee;
    Long group;
    Long schedule;
    long updatedAt;
    long generatedAt;
    long statusUpdatedAt;
    long assigneeUpdatedAt;
    long initiallyAssignedAt;
    long latestCommentAt;

    private TicketState() {
    }

    static TicketState at(Ticket ticket, long until) {
        TicketState state = new TicketState();
        state.tags.add(ticket.topic().tag());
        if (ticket.spam()) {
            state.tags.add("suspected_spam");
        }
        for (Audit audit : ticket.audits()) {
            if (audit.at() > until) {
                break;
            }
            state.apply(audit);
        }
        return state;
    }

    private void apply(Audit audit) {
        generatedAt = audit.at();
        if (!audit.silent()) {
            updatedAt = audit.at();
        }
        for (Change change : audit.changes()) {
            if (change instanceof Change.Created created) {
                set(created.field(), created.value(), audit.at());
            } else if (change instanceof Change.Changed changed) {
                set(changed.field(), changed.to(), audit.at());
            } else if (change instanceof Change.ScheduleAssigned assigned) {
                schedule = assigned.to();
            } else if (change instanceof Change.Commented) {
                latestCommentAt = audit.at();
            }
        }
    }

    private void set(String field, Object value, long at) {
        switch (field) {
            case "status" -> {
                status = (String) value;
                statusUpdatedAt = at;
            }
            case "priority" -> priority = (String) value;
            case "type" -> type = (String) value;
            case "satisfaction_score" -> satisfaction = (String) value;
            case "group_id" -> group = (Long) value;
            case "added_tags" -> tags.add((String) value);
            case "assignee_id" -> {
                assignee = (Long) value;
                assigneeUpdatedAt = at;
                initiallyAssignedAt = initiallyAssignedAt == 0 ? at : initiallyAssignedAt;
            }
            default -> {
                // The other properties never change.
            }
        }
    }
}
