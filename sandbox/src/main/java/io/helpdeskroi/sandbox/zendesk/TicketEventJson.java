package io.helpdeskroi.sandbox.zendesk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.helpdeskroi.sandbox.company.Audit;
import io.helpdeskroi.sandbox.company.Change;
import io.helpdeskroi.sandbox.company.Channel;
import io.helpdeskroi.sandbox.company.Ticket;
import io.helpdeskroi.sandbox.control.Json;

/**
 * An update of a ticket in the two forms the vendor has for it: the row of the ticket event export, with child events that
 * carry the changed field as their own key, and the audit of one ticket.
 */
final class TicketEventJson {

    private TicketEventJson() {
    }

    /** Id of an update. */
    static long id(Ticket ticket, Audit audit) {
        return 5_000_000_000_000L + (ticket.id() * 128 + audit.ordinal()) * 32;
    }

    static Map<String, Object> row(Ticket ticket, Audit audit, boolean comments) {
        List<Object> children = new ArrayList<>();
        for (Change change : audit.changes()) {
            children.add(child(ticket, audit, change, id(ticket, audit) + 1 + children.size(), comments));
        }
        return Json.object("child_events", children, "id", id(ticket, audit), "ticket_id", ticket.id(), "timestamp", audit.at(),
                "created_at", Json.time(audit.at()), "updater_id", audit.updaterId(), "via", audit.via(), "system",
                Json.object("client", "sandbox", "location", "Hamburg, 04, Germany"), "metadata", Json.object(), "event_type",
                "Audit");
    }

    private static Map<String, Object> child(Ticket ticket, Audit audit, Change change, long id, boolean comments) {
        Map<String, Object> child = Json.object("id", id, "via", audit.via(), "via_reference_id", Json.id(audit.referenceId()));
        if (change instanceof Change.Created created) {
            child.put(created.field(), created.value());
            child.put("event_type", "Create");
        } else if (change instanceof Change.Changed changed && changed.field().equals("added_tags")) {
            child.put("tags", List.of(ticket.topic().tag(), changed.to()));
            child.put("added_tags", List.of(changed.to()));
            child.put("removed_tags", List.of());
            child.put("event_type", "Change");
            child.put("previous_value", List.of(ticket.topic().tag()));
        } else if (change instanceof Change.Changed changed) {
            child.put(changed.field(), changed.to());
            child.put("event_type", "Change");
            child.put("previous_value", changed.from());
        } else if (change instanceof Change.Commented comment) {
            comment(ticket, audit, comment, child, comments);
        } else if (change instanceof Change.ScheduleAssigned assigned) {
            child.put("previous_schedule_id", assigned.from());
            child.put("new_schedule_id", assigned.to());
            child.put("event_type", "ScheduleAssignment");
        } else if (change instanceof Change.SurveyOffered offered) {
            child.put("survey_id", offered.surveyId());
            child.put("survey_type", "customer_satisfaction");
            child.put("event_type", "SurveyOffered");
        } else if (change instanceof Change.SurveyAnswered answered) {
            child.put("survey_response_id", answered.responseId());
            child.put("survey_type", "customer_satisfaction");
            child.put("event_type", "SurveyResponseSubmitted");
        }
        return child;
    }

    private static void comment(Ticket ticket, Audit audit, Change.Commented comment, Map<String, Object> child,
            boolean comments) {
        child.put("comment_present", true);
        child.put("comment_public", comment.isPublic());
        child.put("event_type", "Comment");
        if (comments) {
            child.put("via", Json.object("channel", channel(ticket, audit), "source",
                    Json.object("from", Json.object(), "to", Json.object(), "rel", null)));
            child.put("type", voiceNote(ticket, audit) ? "VoiceComment" : "Comment");
            child.put("author_id", comment.authorId());
            child.put("body", comment.body());
            child.put("html_body", "<div class=\"zd-comment\" dir=\"auto\">" + comment.body() + "</div>");
            child.put("public", comment.isPublic());
            child.put("attachments", List.of());
            child.put("audit_id", id(ticket, audit));
            child.put("created_at", Json.time(audit.at()));
        }
    }

    private static boolean voiceNote(Ticket ticket, Audit audit) {
        return ticket.channel() == Channel.VOICE && audit.ordinal() == 0;
    }

    /** The audit of one ticket. */
    static Map<String, Object> audit(Ticket ticket, Audit audit) {
        List<Object> events = new ArrayList<>();
        for (Change change : audit.changes()) {
            long id = id(ticket, audit) + 1 + events.size();
            if (change instanceof Change.Created created) {
                events.add(Json.object("id", id, "type", "Create", "field_name", created.field(), "value", created.value()));
            } else if (change instanceof Change.Changed changed) {
                events.add(Json.object("id", id, "type", "Change", "field_name",
                        changed.field().equals("added_tags") ? "tags" : changed.field(), "value", changed.to(),
                        "previous_value", changed.from()));
            } else {
                Map<String, Object> event = child(ticket, audit, change, id, true);
                event.put("type", change instanceof Change.Commented ? event.get("type") : event.get("event_type"));
                event.remove("event_type");
                events.add(event);
            }
        }
        return Json.object("id", id(ticket, audit), "ticket_id", ticket.id(), "created_at", Json.time(audit.at()), "author_id",
                audit.updaterId(), "metadata", Json.object("system", Json.object("client", "sandbox"), "custom", Json.object()),
                "events", events, "via", Json.object("channel", channel(ticket, audit), "source",
                        Json.object("from", Json.object(), "to", Json.object(), "rel",
                                audit.via().equals("Merge") ? "merge" : null)));
    }

    private static String channel(Ticket ticket, Audit audit) {
        return switch (audit.via()) {
            case "Rule" -> "rule";
            case "Merge" -> "merge";
            case "Answer bot for web widget" -> "answer_bot_for_web_widget";
            case "Web form" -> "web";
            default -> ticket.channel().ticketName();
        };
    }

}
