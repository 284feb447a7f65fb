package io.helpdeskroi.sandbox.intercom;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.helpdeskroi.sandbox.company.Conversation;
import io.helpdeskroi.sandbox.company.Desk;
import io.helpdeskroi.sandbox.company.DeskContact;
import io.helpdeskroi.sandbox.company.DeskPeople;
import io.helpdeskroi.sandbox.company.DeskTicket;
import io.helpdeskroi.sandbox.company.Part;
import io.helpdeskroi.sandbox.control.Json;

/**
 * A conversation in the vendor's form, as it stood at an instant, in the words of a version.
 */
final class ConversationJson {

    private static final int MOST_PARTS = 500;
    private static final Map<String, String> OLDER_RESOLUTIONS = Map.of("escalated", "routed_to_team", "procedure_handoff",
            "routed_to_team", "negative_feedback", "abandoned");

    private final DeskPeople people;
    private final Version version;

    ConversationJson(Desk desk, Version version) {
        this.people = desk.people();
        this.version = version;
    }

    Map<String, Object> json(DeskContact contact, long until, boolean withParts) {
        Conversation conversation = contact.conversation().orElseThrow();
        ConversationState state = ConversationState.at(conversation, until);
        boolean urgent = !state.priority.equals("none");
        Map<String, Object> json = Json.object("type", "conversation", "id", id(Desk.conversationId(contact.j())), "title",
                null,
                "created_at", conversation.createdAt(), "updated_at", state.updatedAt, "waiting_since",
                Json.id(state.waitingSince), "snoozed_until", Json.id(state.snoozedUntil), "open",
                !state.state.equals("closed"), "state", state.state, "read", true, "priority",
                version.atLeast(16) ? state.priority : urgent ? "priority" : "not_priority", "admin_assignee_id",
                assignee(state.admin), "team_assignee_id", assignee(state.team), "tags", tags(conversation, state),
                "conversation_rating", rating(conversation, until), "source", source(conversation), "contacts",
                PeopleJson.contactList(people, conversation.contact()), "teammates", teammates(state), "custom_attributes",
                Json.object("Topic", conversation.topic().tag()), "first_contact_reply", firstContactReply(state),
                "sla_applied",
                conversation.sla().isEmpty() || state.firstAdminReplyAt == 0 ? null
                        : Json.object("type", "conversation_sla_summary", "sla_name", "Standard", "sla_status",
                                conversation.sla()),
                "statistics", StatisticsJson.of(state), "topics", Json.object(), "ticket", null, "linked_objects",
                linked(contact, until));
        if (version.atLeast(11)) {
            json.put("ai_agent_participated", conversation.fin().isPresent() && !state.parts.isEmpty());
            json.put("ai_agent", agent(conversation, state));
        }
        if (version.atLeast(15)) {
            json.put("company", PeopleJson.companyOf(people, conversation.contact()));
        }
        if (version.atLeast(16)) {
            String channel = conversation.source().equals("conversation") ? "messenger" : conversation.source();
            json.put("channel", Json.object("initial", channel, "current", channel));
            json.put("external_references", List.of());
        }
        if (withParts) {
            json.put("conversation_parts", parts(conversation.j(), state.parts));
        }
        return json;
    }

    static String id(long id) {
        return Long.toString(id);
    }

    /** Nobody is 0 in the newer versions and null in the older. */
    private Long assignee(long id) {
        return id == 0 && !version.atLeast(12) ? null : Long.valueOf(id);
    }

    private Map<String, Object> source(Conversation conversation) {
        String subject = conversation.source().equals("email") ? "<p>" + conversation.topic().subject() + "</p>" : "";
        return Json.object("type", conversation.source(), "id", id(Desk.conversationId(conversation.j()) + 7), "delivered_as",
                conversation.deliveredAs(), "subject", subject, "body",
                "<p>" + (conversation.inbound() ? conversation.topic().question() : conversation.topic().answer()) + "</p>",
                "author", PeopleJson.author(people, conversation.author()), "attachments", List.of(), "url", null, "redacted",
                false);
    }

    private static Map<String, Object> firstContactReply(ConversationState state) {
        return state.firstContactReplyAt == 0 ? null
                : Json.object("created_at", state.firstContactReplyAt, "type", state.conversation.source(), "url", null);
    }

    private static Map<String, Object> tags(Conversation conversation, ConversationState state) {
        List<Object> tags = new ArrayList<>();
        if (state.firstAdminReplyAt != 0) {
            tags.add(Json.object("type", "tag", "id", TagJson.id(conversation.topic()), "name", conversation.topic().tag(),
                    "applied_at", state.firstAdminReplyAt, "applied_by",
                    Json.object("type", "admin", "id", id(DeskPeople.OPERATOR))));
        }
        return Json.object("type", "tag.list", "tags", tags);
    }

    private Map<String, Object> rating(Conversation conversation, long until) {
        Optional<Conversation.Rating> asked = conversation.rating().filter(rating -> rating.requestedAt() <= until);
        if (asked.isEmpty()) {
            return null;
        }
        Conversation.Rating rating = asked.get();
        boolean answered = rating.answeredAt() != 0 && rating.answeredAt() <= until;
        Map<String, Object> json = Json.object("rating", answered ? rating.stars() : null, "remark",
                answered && !rating.remark().isEmpty() ? rating.remark() : null, "created_at", rating.requestedAt(), "contact",
                Json.object("type", "contact", "id", PeopleJson.contactId(conversation.contact()), "external_id",
                        PeopleJson.externalId(people, conversation.contact())),
                "teammate", Json.object("type", "admin", "id", id(rating.admin())));
        if (version.atLeast(14)) {
            json.put("updated_at", answered ? rating.answeredAt() : rating.requestedAt());
        }
        return json;
    }

    private Map<String, Object> teammates(ConversationState state) {
        List<Object> admins = state.parts.stream().mapToLong(Part::author).filter(DeskPeople::isAdmin).distinct()
                .mapToObj(id -> (Object) Json.object("type", "admin", "id", id(id))).toList();
        return Json.object("type", "admin.list", "admins", admins);
    }

    private Map<String, Object> agent(Conversation conversation, ConversationState state) {
        if (conversation.fin().isEmpty() || state.parts.isEmpty()) {
            return null;
        }
        String resolution = state.resolution == null || version.atLeast(15) ? state.resolution
                : OLDER_RESOLUTIONS.getOrDefault(state.resolution, state.resolution);
        return Json.object("source_type", conversation.fin().get().sourceType(), "source_title", "Default", "last_answer_type",
                "ai_answer", "resolution_state", resolution, "rating", null, "rating_remark", null, "created_at", null,
                "updated_at", null, "content_sources",
                Json.object("type", "content_source.list", "total_count", 0, "content_sources", List.of()));
    }

    private static Map<String, Object> linked(DeskContact contact, long until) {
        List<Object> data = new ArrayList<>();
        Optional<DeskTicket> ticket = contact.ticket().filter(made -> made.createdAt() <= until);
        ticket.ifPresent(made -> data.add(Json.object("type", "ticket", "id", id(Desk.ticketId(contact.j())), "category",
                made.category())));
        return Json.object("type", "list", "data", data, "total_count", data.size(), "has_more", false);
    }

    /** The newest parts, as many as the vendor gives out; in no order that it promises. */
    private Map<String, Object> parts(int j, List<Part> all) {
        List<Object> parts = new ArrayList<>();
        for (Part part : all.subList(Math.max(0, all.size() - MOST_PARTS), all.size())) {
            parts.add(part(j, part));
        }
        if (j % 3 == 0) {
            java.util.Collections.reverse(parts);
        }
        return Json.object("type", "conversation_part.list", "conversation_parts", parts, "total_count", all.size());
    }

    private Map<String, Object> part(int j, Part part) {
        String state = part.type().equals("close") ? "closed" : part.type().equals("snoozed") ? "snoozed" : "open";
        return Json.object("type", "conversation_part", "id", id(70_000_000_000L + j * 1_000L + part.ordinal()), "part_type",
                part.type(), "body", part.body().isEmpty() ? null : "<p>" + part.body() + "</p>", "created_at", part.at(),
                "updated_at", part.at(), "notified_at", part.at(), "assigned_to", assignedTo(part), "author",
                PeopleJson.author(people, part.author()), "attachments", List.of(), "external_id", null, "redacted", false,
                "email_message_metadata", null, "state", state, "tags", List.of(), "event_details",
                part.type().equals("priority_changed") ? Json.object("priority", part.detail()) : null, "app_package_code",
                null);
    }

    static Map<String, Object> assignedTo(Part part) {
        return part.assignedTo() == 0 ? null
                : Json.object("type", DeskPeople.isTeam(part.assignedTo()) ? "team" : "admin", "id", id(part.assignedTo()));
    }
}
