package io.helpdeskroi.sandbox.company;

/**
 * One thing that happened in a conversation or a ticket of the Messenger desk, in the vendor's words.
 *
 * @param ordinal position in the life, from 0
 * @param at epoch second; no two parts of a conversation share one
 * @param type the vendor's {@code part_type}
 * @param author contact, admin, {@link DeskPeople#FIN} or {@link DeskPeople#OPERATOR}
 * @param body what was written; empty for none
 * @param assignedTo team or admin of an assignment; 0 for none
 * @param detail what the part's type needs besides: the new priority, the new state of a ticket, until when it sleeps
 */
public record Part(int ordinal, long at, String type, long author, String body, long assignedTo, String detail) {

    /** Whether the author speaks to the other side. */
    public boolean isMessage() {
        return switch (type) {
            case "comment" -> true;
            case "open", "close", "assignment", "assign_and_reopen" -> !body.isEmpty();
            default -> false;
        };
    }
}
