package io.helpdeskroi.intercom;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import io.helpdeskroi.connector.rows.BadField;
import io.helpdeskroi.connector.rows.FieldMappings;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.contract.ActorType;
import io.helpdeskroi.contract.DeletionKind;
import io.helpdeskroi.contract.Direction;
import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.EventKind;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.FactRecord;
import io.helpdeskroi.contract.InitiatedBy;
import io.helpdeskroi.contract.Interaction;
import io.helpdeskroi.contract.Survey;
import io.helpdeskroi.contract.SurveyKind;
import io.helpdeskroi.intercom.Staff.Actor;

/**
 * A conversation as an interaction, its rating as a survey, and its parts as a timeline.
 *
 * @param fields what the workspace's custom attributes mean
 */
record ConversationMapper(Ids ids, Staff staff, FieldMappings fields) {

    /** The vendor gives the newest parts of a conversation, up to this number. */
    static final int MOST_PARTS = 500;
    private static final int BEST = 5;
    /** Figures of the vendor that are numbers; the durations leave out the time outside office hours. */
    private static final List<String> FIGURES = List.of("time_to_assignment", "time_to_admin_reply", "time_to_first_close",
            "time_to_last_close", "median_time_to_reply", "handling_time", "adjusted_handling_time", "count_reopens",
            "count_assignments", "count_conversation_parts");

    /** Everything, of a conversation that was read by itself. */
    List<MappedRecord> whole(Conversation row) {
        Instant version = version(row);
        List<Part> parts = row.conversationParts() == null ? List.of()
                : PartTimeline.ordered(row.conversationParts().conversationParts());
        long total = row.conversationParts() == null || row.conversationParts().totalCount() == null ? parts.size()
                : row.conversationParts().totalCount();
        PartTimeline timeline = timeline(row, version, parts, total <= parts.size());
        List<MappedRecord> records = new ArrayList<>(attributes(row, timeline.unmapped(), null));
        records.addAll(timeline.records());
        if (total > MOST_PARTS || total != parts.size()) {
            records.add(new MappedRecord.Counted(row.id(), "parts", total, parts.size()));
        }
        return records;
    }

    /** What a list tells: everything but the timeline. */
    List<MappedRecord> attributes(Conversation row) {
        return attributes(row, List.of(), null);
    }

    /** A conversation that a list still shows, but that is gone when it is asked for. */
    List<MappedRecord> gone(Conversation row, Instant now) {
        return attributes(row, List.of(), now);
    }

    private List<MappedRecord> attributes(Conversation row, List<String> partsUnmapped, Instant goneAt) {
        List<String> unmapped = new ArrayList<>(partsUnmapped.stream().distinct().toList());
        Instant version = version(row);
        List<MappedRecord> records = new ArrayList<>();
        Interaction interaction = interaction(row, unmapped, goneAt);
        records.add(new MappedRecord.Delivered(new FactRecord(ids.conversation(row.id()),
                goneAt == null || goneAt.isBefore(version) ? version : goneAt, interaction), unmapped));
        if (goneAt == null && row.conversationRating() != null
                && Field.optional(row.conversationRating().createdAt(), "conversation_rating.created_at") != null) {
            records.add(rating(row, row.conversationRating(), version));
        }
        return records;
    }

    private static Instant version(Conversation row) {
        if (Field.somebody(row.id()) == null) {
            throw new BadField("id", "is missing; expected the conversation's id");
        }
        return Field.required(row.updatedAt() == null || row.updatedAt().isNull() ? row.createdAt() : row.updatedAt(),
                "updated_at");
    }

    private Interaction interaction(Conversation row, List<String> unmapped, Instant goneAt) {
        Conversation.Source source = row.source() == null ? new Conversation.Source(null, null, null) : row.source();
        InitiatedBy initiatedBy = Words.initiatedBy(source.deliveredAs(), unmapped);
        FieldMappings.Values custom = fields.read(row.customAttributes());
        String status = Words.status(row.state());
        if (status == null && row.state() != null) {
            unmapped.add("state");
        }
        if (row.aiAgent() != null && !Words.knownResolution(row.aiAgent().resolutionState())) {
            unmapped.add("ai_agent.resolution_state");
        }
        Instant created = Field.required(row.createdAt(), "created_at");
        return new Interaction(Words.channel(source.type(), unmapped), source.type(), Words.direction(initiatedBy),
                initiatedBy, created, customer(row), row.company() == null ? null : ids.company(row.company().id()),
                source.author() == null ? null : source.author().type(), custom.text("topic"), custom.isTrue("complaint"),
                Words.priority(row.priority(), unmapped), custom.text("product"), custom.text("brand"),
                custom.text("language"), custom.text("country"), custom.text("region"), custom.journeyStage(unmapped),
                tags(row), isTest(row), false, goneAt != null && goneAt.isBefore(created) ? created : goneAt,
                goneAt == null ? null : DeletionKind.REMOVED, null, null, null, null, null,
                staff.assignee(row.adminAssigneeId(), ids), ids.team(row.teamAssigneeId()),
                status == null ? row.state() : status, vendorValues(row, source), figures(row.statistics()));
    }

    private FactId customer(Conversation row) {
        if (row.contacts() != null && row.contacts().contacts() != null && !row.contacts().contacts().isEmpty()) {
            return ids.contact(row.contacts().contacts().get(0).id());
        }
        Actor author = row.source() == null ? Actor.SYSTEM : staff.actor(row.source().author(), ids, new ArrayList<>());
        return author.type() == ActorType.CUSTOMER ? author.id() : null;
    }

    private static List<String> tags(Conversation row) {
        return row.tags() == null || row.tags().tags() == null ? List.of()
                : row.tags().tags().stream().map(Conversation.Tag::name).filter(name -> name != null).toList();
    }

    /** A rehearsal of the AI agent by the workspace's own people. */
    private static boolean isTest(Conversation row) {
        return row.aiAgent() != null && row.aiAgent().sourceType() != null && row.aiAgent().sourceType().endsWith("_preview");
    }

    private static Map<String, String> vendorValues(Conversation row, Conversation.Source source) {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "state", row.state());
        put(values, "priority", row.priority());
        put(values, "delivered_as", source.deliveredAs());
        if (row.slaApplied() != null) {
            put(values, "sla_name", row.slaApplied().slaName());
            put(values, "sla_status", row.slaApplied().slaStatus());
        }
        if (row.aiAgent() != null) {
            put(values, "ai_source_type", row.aiAgent().sourceType());
            put(values, "ai_last_answer_type", row.aiAgent().lastAnswerType());
            put(values, "ai_resolution_state", row.aiAgent().resolutionState());
            put(values, "ai_rating", Field.text(row.aiAgent().rating()));
        }
        return values;
    }

    private static void put(Map<String, String> values, String name, String value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    private static Map<String, Double> figures(Map<String, JsonNode> statistics) {
        Map<String, Double> figures = new LinkedHashMap<>();
        for (String name : statistics == null ? List.<String> of() : FIGURES) {
            if (statistics.get(name) != null && statistics.get(name).isNumber()) {
                figures.put(name, statistics.get(name).asDouble());
            }
        }
        return figures;
    }

    private MappedRecord rating(Conversation row, Conversation.Rating rating, Instant version) {
        Instant offered = Field.required(rating.createdAt(), "conversation_rating.created_at");
        Instant changed = Field.optional(rating.updatedAt(), "conversation_rating.updated_at");
        boolean answered = rating.rating() != null && rating.rating().isInt() && rating.rating().asInt() >= 1
                && rating.rating().asInt() <= BEST;
        Integer stars = answered ? rating.rating().asInt() : null;
        Instant responded = !answered ? null : changed == null || changed.isBefore(offered) ? offered : changed;
        boolean byPerson = rating.teammate() != null && "admin".equals(rating.teammate().type());
        return new MappedRecord.Delivered(new FactRecord(
                ids.of(Entity.SURVEY, "rating:", row.id() + ":" + offered.getEpochSecond()),
                changed == null ? version : changed,
                new Survey(SurveyKind.CSAT, ids.conversation(row.id()), customer(row),
                        byPerson ? staff.assignee(rating.teammate().id(), ids) : null, null, 1, BEST, false, offered, null,
                        false,
                        null, responded, stars, null, stars, null, null, false)));
    }

    private PartTimeline timeline(Conversation row, Instant version, List<Part> parts, boolean complete) {
        PartTimeline timeline = new PartTimeline(ids, staff, ids.conversation(row.id()), version);
        Part.Author author = row.source() == null ? null : row.source().author();
        Actor speaker = author == null ? null : staff.actor(author, ids, timeline.unmapped());
        Actor opener = speaker != null ? speaker
                : customer(row) == null ? Actor.SYSTEM : new Actor(ActorType.CUSTOMER, customer(row));
        String resolution = row.aiAgent() == null ? null : row.aiAgent().resolutionState();
        String state = Words.status(row.state());
        timeline.begin(Field.required(row.createdAt(), "created_at"), opener, speaker,
                "solved".equals(state) && complete && nobodyAnswered(row, parts) ? "solved" : "open");
        timeline.add(parts, new PartTimeline.Whole(Words.handsOver(resolution), Words.resolved(resolution),
                "confirmed_resolution".equals(resolution), survivor(row, parts), complete));
        Instant closed = closedAt(row);
        if ("solved".equals(state) && !"solved".equals(timeline.status()) && closed != null
                && !closed.isBefore(timeline.statusAt())) {
            // Its close is not among the parts.
            timeline.concluded("closed", closed, EventKind.STATUS, closer(row, resolution), "solved");
        }
        return timeline;
    }

    /** We wrote, and that was that: nobody has anything to do. */
    private static boolean nobodyAnswered(Conversation row, List<Part> parts) {
        InitiatedBy by = Words.initiatedBy(row.source() == null ? null : row.source().deliveredAs(), new ArrayList<>());
        return Words.direction(by) == Direction.OUTBOUND && parts.stream().noneMatch(part -> part.partType() != null
                && part.partType().matches("open|close|snoozed|assign_and_reopen|comment|quick_reply")
                && (!part.partType().matches("comment|quick_reply") || part.author() != null
                        && String.valueOf(part.author().type()).matches("user|lead|contact")));
    }

    private static Instant closedAt(Conversation row) {
        return row.statistics() == null ? null
                : Field.optional(row.statistics().get("last_close_at"), "statistics.last_close_at");
    }

    private Actor closer(Conversation row, String resolution) {
        String id = Field.text(row.statistics().get("last_closed_by_id"));
        if (Words.resolved(resolution)) {
            return new Actor(ActorType.AI_AGENT, ids.admin(id));
        }
        return id == null ? Actor.SYSTEM
                : staff.actor(new Part.Author("admin", id, null, null, null, null), ids, new ArrayList<>());
    }

    /** Where the merge led: a linked conversation, or an id in the part's details, which are not documented. */
    private String survivor(Conversation row, List<Part> parts) {
        String linked = Conversation.Links.first(row.linkedObjects(), "conversation");
        String told = parts.stream().filter(part -> "merged_primary_conversation".equals(part.partType()))
                .filter(part -> part.eventDetails() != null)
                .flatMap(part -> Stream.of("primary_conversation_id", "conversation_id", "id")
                        .map(name -> Field.text(part.eventDetails().findValue(name))))
                .filter(id -> id != null && !id.equals(row.id())).findFirst().orElse(linked);
        return told == null || told.equals(row.id()) ? null : ids.conversation(told).toString();
    }
}
