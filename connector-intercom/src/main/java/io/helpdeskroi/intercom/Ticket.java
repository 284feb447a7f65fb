package io.helpdeskroi.intercom;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A ticket as searches and single reads give it; every value may be null.
 *
 * @param ticketState an object with a category since 2.12, the category itself before
 * @param category Customer, Back-office or Tracker
 */
record Ticket(String id, String category, JsonNode ticketState, JsonNode createdAt, JsonNode updatedAt,
        Conversation.Contacts contacts, String adminAssigneeId, String teamAssigneeId, Conversation.Links linkedObjects,
        TicketType ticketType, Parts ticketParts) {

    /** Where versions differ on where the category stands. */
    record TicketType(String category) {
    }

    /** @param totalCount all there are, of which the newest 500 are given */
    record Parts(List<Part> ticketParts, Long totalCount) {
    }

    /** The category of a state in any of its shapes; null where there is none. */
    static String stateOf(JsonNode state) {
        return Field.text(state != null && state.isObject() ? state.path("category") : state);
    }
}
