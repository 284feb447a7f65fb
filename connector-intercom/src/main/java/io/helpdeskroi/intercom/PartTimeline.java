package io.helpdeskroi.intercom;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.contract.ActorType;
import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.Event;
import io.helpdeskroi.contract.EventKind;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.FactRecord;
import io.helpdeskroi.intercom.Staff.Actor;

/**
 * The parts of a conversation or ticket as entries of its timeline. A part is its own version, so that reading it again
 * changes nothing and a redaction does; what is concluded from the whole bears the version of the whole.
 */
final class PartTimeline {

    /** Parts that say nothing of the timeline. */
    private static final Set<String> SILENT = Set.of("custom_action_started", "custom_action_finished",
            "operator_workflow_event", "language_detection_details", "conversation_tags_updated", "call_summary");

    /** Places of the entries that one part gives, so that their order does not hang on which of them it gives. */
    private enum Place {
        ENGAGED,
        TAKEN_OVER,
        SPOKEN,
        ANSWERED,
        HANDED_OVER,
        ASSIGNED,
        STATUS,
        OTHER
    }

    /** Where an entry stands. */
    private record Moment(String name, Instant at, Instant version, long base) {

        /** The same moment for something of which a conversation has one only. */
        Moment once(String name, Instant wholeVersion) {
            return new Moment(name, at, wholeVersion, base);
        }
    }

    private final Ids ids;
    private final Staff staff;
    private final FactId interaction;
    private final Instant version;
    private final List<MappedRecord> records = new ArrayList<>();
    private final List<String> unmapped = new ArrayList<>();
    private String status;
    private Instant statusAt = Instant.MIN;
    private FactId team;
    private FactId agent;
    private boolean namesAgent;
    private boolean engaged;
    private boolean handedOver;

    /** @param version when the conversation or ticket as a whole last changed */
    PartTimeline(Ids ids, Staff staff, FactId interaction, Instant version) {
        this.ids = ids;
        this.staff = staff;
        this.interaction = interaction;
        this.version = version;
    }

    /** What of the whole the parts alone do not tell. */
    record Whole(boolean handsOver, boolean resolvedByBot, boolean confirmed, String mergedInto, boolean complete) {

        static final Whole TICKET = new Whole(false, false, false, null, true);
    }

    List<MappedRecord> records() {
        return records;
    }

    List<String> unmapped() {
        return unmapped;
    }

    String status() {
        return status;
    }

    Instant statusAt() {
        return statusAt;
    }

    /** @param speaker who wrote the first message; null for none */
    void begin(Instant at, Actor opener, Actor speaker, String firstStatus) {
        Moment beginning = new Moment("", at, version, 0);
        event(beginning, "created", Place.ENGAGED, EventKind.CREATED, opener, null, false, null, null, Map.of());
        if (speaker != null) {
            event(beginning, "source", Place.SPOKEN, EventKind.MESSAGE, speaker, null, true, null, null, Map.of());
        }
        status(beginning, "opened", firstStatus, opener, Map.of());
    }

    void concluded(String name, Instant at, EventKind kind, Actor actor, String to) {
        Moment moment = new Moment("", at, version, Long.MAX_VALUE / 10 - 1);
        if (kind == EventKind.STATUS) {
            status(moment, name, to, actor, Map.of());
        } else {
            event(moment, name, Place.OTHER, kind, actor, null, false, null, to, Map.of());
        }
    }

    /** The order of parts is not promised. */
    static List<Part> ordered(List<Part> parts) {
        return parts == null ? List.of()
                : parts.stream().sorted(Comparator.comparing(
                        (Part part) -> Field.required(part.createdAt(), "parts.created_at"))
                        .thenComparing(PartTimeline::number)).toList();
    }

    void add(List<Part> parts, Whole whole) {
        namesAgent = parts.stream().anyMatch(part -> staff.actor(part.author(), ids, new ArrayList<>())
                .type() == ActorType.AI_AGENT);
        for (Part part : parts) {
            Instant at = Field.required(part.createdAt(), "parts.created_at");
            Instant changed = Field.optional(part.updatedAt(), "parts.updated_at");
            add(part, new Moment(part.id(), at, changed == null ? at : changed, number(part) * 10),
                    staff.actor(part.author(), ids, unmapped), whole);
        }
    }

    private static long number(Part part) {
        return part.id() != null && part.id().matches("\\d{1,17}") ? Long.parseLong(part.id())
                : Math.floorMod(String.valueOf(part.id()).hashCode(), 1_000_000_000);
    }

    private void add(Part part, Moment moment, Actor author, Whole whole) {
        bot(part, moment, author, whole);
        String type = part.partType() == null ? "" : part.partType();
        switch (type) {
            case "comment", "quick_reply" -> {
                message(part, moment, author);
                if (author.type() == ActorType.CUSTOMER && ("solved".equals(status) || "on_hold".equals(status))) {
                    status(moment, "reopened", "open", author, Map.of());
                }
            }
            case "note" -> event(moment, "", Place.SPOKEN, EventKind.NOTE, author, null, false, null, null, redaction(part));
            case "assignment", "default_assignment", "assign_and_reopen" -> {
                spoken(part, moment, author);
                assigned(part, moment, author);
                if (type.equals("assign_and_reopen")) {
                    status(moment, "status", "open", author, Map.of());
                }
            }
            case "open" -> lifeCycle(part, moment, author, "open", Map.of());
            case "snoozed" -> lifeCycle(part, moment, author, "on_hold", Map.of());
            case "close" -> {
                boolean bots = author.machine() && whole.resolvedByBot();
                lifeCycle(part, moment, bots ? new Actor(ActorType.AI_AGENT, author.id()) : author, "solved",
                        bots && whole.confirmed() ? Map.of("evidence", "confirmed") : Map.of());
            }
            case "priority_changed" -> priority(part.eventDetails(), moment, author);
            case "merged_primary_conversation" -> merged(moment, author, whole);
            default -> other(type, part, moment, author);
        }
    }

    private void other(String type, Part part, Moment moment, Actor author) {
        if (type.startsWith("ticket_state_updated_by_")) {
            String category = Ticket.stateOf(part.ticketState());
            String canonical = Words.ticketStatus(category);
            if (category != null) {
                status(moment, "", canonical == null ? category : canonical, author, Map.of("ticket_state", category));
            }
            if (canonical == null) {
                unmapped.add("parts.ticket_state");
            }
        } else if (!SILENT.contains(type) && !type.matches("(conversation|ticket)_attribute_updated_by_\\w+")) {
            unmapped.add("part_type");
            String told = Words.status(part.state());
            if (told != null && !told.equals(status)) {
                // The list of types is open; the state beside the part tells what an unknown one did.
                status(moment, "status", told, author, Map.of());
            }
        }
    }

    private void bot(Part part, Moment moment, Actor author, Whole whole) {
        if (author.type() == ActorType.AI_AGENT && !engaged && whole.complete()) {
            event(moment.once("bot", version), "", Place.ENGAGED, EventKind.BOT_ENGAGED, author, null, false, null, null,
                    Map.of());
            engaged = true;
        }
        boolean assigns = part.partType() != null && part.partType().contains("assign");
        if (!whole.handsOver() || handedOver || !whole.complete()) {
            return;
        }
        if (author.machine() && assigns && (engaged || !namesAgent) || author.type() == ActorType.HUMAN_AGENT) {
            handedOver = true;
            event(moment.once("handoff", version), "", author.machine() ? Place.HANDED_OVER : Place.TAKEN_OVER,
                    EventKind.BOT_HANDOFF,
                    author, null, false, null, null, Map.of());
        }
    }

    private void message(Part part, Moment moment, Actor author) {
        event(moment, "", Place.SPOKEN, EventKind.MESSAGE, author, null, true, null, null, redaction(part));
        if (author.type() == ActorType.AI_AGENT && !Boolean.FALSE.equals(part.author().isAiAnswer())) {
            event(moment, "answer", Place.ANSWERED, EventKind.BOT_ANSWERED, author, null, true, null, null, Map.of());
        }
    }

    /** A part of the life cycle that carries a text is a message too, said before. */
    private void spoken(Part part, Moment moment, Actor author) {
        if (part.speaks()) {
            message(part, moment, author);
        }
    }

    private void lifeCycle(Part part, Moment moment, Actor author, String to, Map<String, String> values) {
        spoken(part, moment, author);
        status(moment, "status", to, author, values);
    }

    private void assigned(Part part, Moment moment, Actor author) {
        Part.Author to = part.assignedTo();
        String id = to == null ? null : Field.somebody(to.id());
        if (id != null && "team".equals(to.type())) {
            FactId before = team;
            team = ids.team(id);
            event(moment, "assigned", Place.ASSIGNED, before == null ? EventKind.QUEUED : EventKind.TRANSFERRED, author, team,
                    false, text(before), team.toString(), Map.of());
        } else {
            FactId before = agent;
            agent = ids.admin(id);
            event(moment, "assigned", Place.ASSIGNED, agent == null ? EventKind.UNASSIGNED : EventKind.ASSIGNED, author, null,
                    false, text(before), text(agent), Map.of());
        }
    }

    private void merged(Moment moment, Actor author, Whole whole) {
        if (whole.mergedInto() == null) {
            records.add(new MappedRecord.Skipped("merge_without_survivor"));
        } else {
            event(moment, "", Place.OTHER, EventKind.MERGED, author, null, false, null, whole.mergedInto(), Map.of());
        }
    }

    private void status(Moment moment, String entry, String to, Actor author, Map<String, String> values) {
        event(moment, entry, Place.STATUS, EventKind.STATUS, author, null, false, status, to, values);
        status = to;
        statusAt = moment.at();
    }

    private void event(Moment moment, String entry, Place place, EventKind kind, Actor actor, FactId teamId, boolean isPublic,
            String from, String to, Map<String, String> values) {
        Event event = new Event(interaction, moment.at(), moment.base() + place.ordinal(), kind, actor.type(), actor.id(),
                teamId, isPublic, actor.automatic(), from, to, values);
        String name = moment.name() + (moment.name().isEmpty() || entry.isEmpty() ? "" : ".") + entry;
        records.add(new MappedRecord.Delivered(new FactRecord(
                FactId.of(ids.sourceId(), Entity.EVENT, interaction.externalId() + ":" + name), moment.version(), event)));
    }

    private static Map<String, String> redaction(Part part) {
        return Boolean.TRUE.equals(part.redacted()) ? Map.of("redacted", "true") : Map.of();
    }

    /** Details are not documented: a change of which they do not tell one priority is left to what the whole says. */
    private void priority(JsonNode details, Moment moment, Actor author) {
        List<String> words = details == null ? List.of()
                : Stream.of("priority", "name").flatMap(name -> details.findValuesAsText(name).stream())
                        .filter(Words.PRIORITIES::containsKey).distinct().toList();
        if (words.size() == 1) {
            event(moment, "", Place.OTHER, EventKind.PRIORITY, author, null, false, null, Words.canonical(words.get(0)),
                    Map.of());
        } else {
            unmapped.add("parts.event_details");
        }
    }

    private static String text(FactId id) {
        return id == null ? null : id.toString();
    }
}
