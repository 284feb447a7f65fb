package io.helpdeskroi.intercom;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * One thing that happened in a conversation or ticket; every value may be null.
 *
 * @param state the conversation's state beside it; since 2.13
 * @param ticketState of a ticket's change of state: the category after it
 */
record Part(String id, String partType, Prose body, JsonNode createdAt, JsonNode updatedAt, Author assignedTo, Author author,
        JsonNode attachments, Boolean redacted, String state, JsonNode eventDetails, JsonNode ticketState) {

    /** A text, of which only whether there is one is kept. */
    record Prose(boolean blank) {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Prose of(String html) {
            return new Prose(html == null || html.replaceAll("<(?!img)[^>]*>|&nbsp;", "").isBlank());
        }
    }

    /** Somebody: who wrote, whom it was given to. Name and address are read only to tell the vendor's bots. */
    record Author(String type, String id, String name, String email, Boolean fromAiAgent, Boolean isAiAnswer) {

        @Override
        public String toString() {
            return type + " " + id;
        }
    }

    /** Whether somebody said something in it; what was redacted had been said. */
    boolean speaks() {
        return body != null && !body.blank() || Boolean.TRUE.equals(redacted) || attachments != null && attachments.size() > 0;
    }
}
