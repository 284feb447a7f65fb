package io.helpdeskroi.zendesk;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

import io.helpdeskroi.connector.rows.Rows;

/**
 * A page of {@code /incremental/ticket_events}. Audits of a single ticket have the same content under slightly other names,
 * which are read too.
 */
record TicketEventPage(@JsonAlias("audits") Rows<TicketEvent> ticketEvents, Long endTime, Boolean endOfStream, String nextPage,
        Long count) implements TimeExport.Page<TicketEventPage.TicketEvent> {

    /**
     * One update of a ticket; every value but the ids may be null.
     *
     * @param timestamp epoch seconds
     * @param updaterId the user who updated it; 0 and -1 stand for the system
     */
    record TicketEvent(long id, long ticketId, Long timestamp, String createdAt, @JsonAlias("author_id") Long updaterId,
            Via via, Long viaReferenceId, @JsonAlias("events") List<Child> childEvents) {
    }

    /**
     * One thing that the update did. A changed field is a property of its own name: Java null when the child does not speak
     * of it, a JSON null when it was emptied. In audits the field's name and value are properties instead. Texts of comments
     * are not read at all.
     */
    record Child(Long id, String eventType, JsonNode type, Via via, Long viaReferenceId, JsonNode previousValue,
            JsonNode status, JsonNode customStatusId, JsonNode assigneeId, JsonNode groupId, JsonNode priority,
            JsonNode satisfactionScore, JsonNode tags, JsonNode addedTags, String fieldName, JsonNode value,
            Boolean commentPresent, Boolean commentPublic, @JsonProperty("public") Boolean isPublic, Long authorId,
            Long newScheduleId, Long previousScheduleId) {

        /** Kind of the child; {@code type} is also the name of a ticket field. */
        String kind() {
            return eventType != null ? eventType : type == null ? "" : type.asText();
        }

        /** The new value of a ticket field; Java null when the child does not speak of the field. */
        JsonNode field(String name) {
            JsonNode own = switch (name) {
                case "status" -> status;
                case "custom_status_id" -> customStatusId;
                case "assignee_id" -> assigneeId;
                case "group_id" -> groupId;
                case "priority" -> priority;
                case "satisfaction_score" -> satisfactionScore;
                case "tags" -> tags == null ? addedTags : tags;
                default -> null;
            };
            return own == null && name.equals(fieldName) ? value : own;
        }

        /** The text of a field before; null when it was empty. */
        String before() {
            return text(previousValue);
        }

        /** A value as text; null for an absent or empty one. */
        static String text(JsonNode node) {
            return node == null || node.isNull() || node.asText().isEmpty() ? null : node.asText();
        }
    }

    @Override
    public Rows<TicketEvent> rows() {
        return ticketEvents;
    }
}
