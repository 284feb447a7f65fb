package io.helpdeskroi.sandbox.intercom;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.helpdeskroi.sandbox.company.Desk;
import io.helpdeskroi.sandbox.company.DeskContact;
import io.helpdeskroi.sandbox.company.DeskPeople;
import io.helpdeskroi.sandbox.company.DeskTicket;
import io.helpdeskroi.sandbox.company.Part;
import io.helpdeskroi.sandbox.control.Json;

/**
 * A ticket in the vendor's form, as it stood at an instant, in the words of a version.
 */
final class TicketJson {

    private static final String STATE = "ticket_state_updated_by_admin";
    private static final List<String> CATEGORIES = List.of("submitted", "in_progress", "waiting_on_customer", "resolved");
    private static final List<String> LABELS = List.of("Submitted", "In progress", "Waiting on you", "Resolved");

    private final DeskPeople people;
    private final Version version;

    TicketJson(Desk desk, Version version) {
        this.people = desk.people();
        this.version = version;
    }

    Map<String, Object> json(DeskContact contact, long until) {
        DeskTicket ticket = contact.ticket().orElseThrow();
        List<Object> parts = new ArrayList<>();
        String state = "submitted";
        long updated = ticket.createdAt();
        long admin = 0;
        long team = 0;
        for (Part part : ticket.parts()) {
            if (part.at() > until) {
                break;
            }
            parts.add(part(contact.j(), part, state));
            state = part.type().equals(STATE) ? part.detail() : state;
            updated = part.at();
            team = DeskPeople.isTeam(part.assignedTo()) ? part.assignedTo() : team;
            admin = DeskPeople.isAdmin(part.assignedTo()) ? part.assignedTo() : admin;
        }
        String id = Long.toString(Desk.ticketId(contact.j()));
        Map<String, Object> json = Json.object("type", "ticket", "id", id, "ticket_id", Integer.toString(contact.j() + 1),
                "category", ticket.category(), "open", !state.equals("resolved"), "is_shared",
                ticket.category().equals("Customer"), "ticket_attributes",
                Json.object("_default_title_", ticket.topic().subject(), "_default_description_", ticket.topic().question()),
                "ticket_type", Json.object("type", "ticket_type", "id", Integer.toString(90 + ticket.category().length()),
                        "name", ticket.category() + " request", "category", ticket.category(), "is_internal",
                        !ticket.category().equals("Customer")),
                "contacts", PeopleJson.contactList(people, ticket.contact()), "admin_assignee_id", assignee(admin),
                "team_assignee_id", assignee(team), "created_at", ticket.createdAt(), "updated_at", updated, "snoozed_until",
                null, "linked_objects", linked(ticket), "ticket_parts",
                Json.object("type", "ticket_part.list", "ticket_parts", parts, "total_count", parts.size()));
        putState(json, state);
        return json;
    }

    private void putState(Map<String, Object> json, String state) {
        int index = CATEGORIES.indexOf(state);
        if (version.atLeast(12)) {
            json.put("ticket_state",
                    Json.object("type", "ticket_state", "id", Integer.toString(8_500 + index), "category", state,
                            "internal_label", LABELS.get(index), "external_label", LABELS.get(index)));
        } else {
            json.put("ticket_state", state);
            json.put("ticket_state_internal_label", LABELS.get(index));
            json.put("ticket_state_external_label", LABELS.get(index));
        }
    }

    private Object assignee(long id) {
        return version.atLeast(16) ? Long.valueOf(id) : Long.toString(id);
    }

    private static Map<String, Object> linked(DeskTicket ticket) {
        List<Object> data = ticket.linked()
                ? List.of(Json.object("type", "conversation", "id", Long.toString(Desk.conversationId(ticket.j())), "category",
                        null))
                : List.of();
        return Json.object("type", "list", "data", data, "total_count", data.size(), "has_more", false);
    }

    private Map<String, Object> part(int j, Part part, String before) {
        Map<String, Object> json = Json.object("type", "ticket_part", "id", Long.toString(90_000_000_000L + j * 100L
                + part.ordinal()), "part_type", part.type(), "body",
                part.body().isEmpty() ? null : "<p>" + part.body() + "</p>",
                "created_at", part.at(), "updated_at", part.at(), "assigned_to", ConversationJson.assignedTo(part), "author",
                PeopleJson.author(people, part.author()), "attachments", List.of(), "external_id", null, "redacted", false);
        if (part.type().equals(STATE)) {
            json.put("previous_ticket_state", before);
            json.put("ticket_state", part.detail());
        }
        return json;
    }
}
