package io.helpdeskroi.sandbox.company;

/**
 * One thing that an update of a ticket did.
 */
public sealed interface Change {

    /** A property of the new ticket. */
    record Created(String field, Object value) implements Change {
    }

    /** A property changed; {@code from} and {@code to} may be null for an empty property, as the vendor has it. */
    record Changed(String field, Object from, Object to) implements Change {
    }

    /** A message or a note; the author is a user, or {@link People#SYSTEM}. */
    record Commented(boolean isPublic, long authorId, String body) implements Change {
    }

    /** The schedule that counts from now on. */
    record ScheduleAssigned(Long from, long to) implements Change {
    }

    /** A survey of the newer kind went to the requester. */
    record SurveyOffered(String surveyId) implements Change {
    }

    /** The requester answered a survey of the newer kind. */
    record SurveyAnswered(String responseId) implements Change {
    }
}
