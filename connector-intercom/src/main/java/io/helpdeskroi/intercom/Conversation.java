package io.helpdeskroi.intercom;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A conversation as lists, searches and single reads give it; every value may be null, and only a single read has parts.
 *
 * @param ticket set where the row stands for a ticket, which the feed of tickets gives
 * @param adminAssigneeId 0, "0" or null for nobody, by version
 */
record Conversation(String type, String id, JsonNode createdAt, JsonNode updatedAt, String state, String priority,
        String adminAssigneeId, String teamAssigneeId, Company company, Tags tags, Rating conversationRating, Source source,
        Contacts contacts, Map<String, JsonNode> customAttributes, Sla slaApplied, Map<String, JsonNode> statistics,
        Parts conversationParts, Links linkedObjects, Boolean aiAgentParticipated, AiAgent aiAgent, JsonNode ticket) {

    /** The customer's company; since 2.15. */
    record Company(String id) {
    }

    /** Names change, ids do not; names are what people know. */
    record Tags(List<Tag> tags) {
    }

    /** One label. */
    record Tag(String name) {
    }

    /**
     * At most one is shown.
     *
     * @param rating 1 to 5; null while unanswered
     * @param createdAt when it was asked for
     * @param updatedAt when it was answered; since 2.14
     * @param teammate an admin, or, since 2.17, a workflow
     */
    record Rating(JsonNode rating, JsonNode createdAt, JsonNode updatedAt, Part.Author teammate) {
    }

    /** How it began. Subject and text are not read. */
    record Source(String type, String deliveredAs, Part.Author author) {
    }

    /** The first one began it, as far as is known; may be empty. */
    record Contacts(List<Part.Author> contacts) {
    }

    /** Folded over all targets, without their times. */
    record Sla(String slaName, String slaStatus) {
    }

    /** @param totalCount all there are, of which the newest 500 are given */
    record Parts(List<Part> conversationParts, Long totalCount) {
    }

    /** What else belongs to it. */
    record Links(List<Link> data) {

        /** Id of the first linked object of a type; null without one. */
        static String first(Links links, String type) {
            return links == null || links.data() == null ? null
                    : links.data().stream().filter(link -> type.equals(link.type())).map(Link::id).map(Field::somebody)
                            .filter(id -> id != null).findFirst().orElse(null);
        }
    }

    /** A conversation or ticket. */
    record Link(String type, String id) {
    }

    /** What the vendor's AI agent did. */
    record AiAgent(String sourceType, String lastAnswerType, String resolutionState, JsonNode rating) {
    }

    /** Whether a row is a ticket in the shape of a conversation. */
    static boolean isTicket(JsonNode row) {
        return row.path("type").asText().equals("ticket") || row.path("ticket").isObject();
    }
}
