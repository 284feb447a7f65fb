package io.helpdeskroi.sandbox.intercom;

import java.util.ArrayList;
import java.util.List;

import io.helpdeskroi.sandbox.company.Conversation;
import io.helpdeskroi.sandbox.company.DeskPeople;
import io.helpdeskroi.sandbox.company.Part;

/**
 * A conversation as it stood at an instant: its parts up to then, applied one after the other.
 */
final class ConversationState {

    final Conversation conversation;
    final List<Part> parts = new ArrayList<>();
    String state = "open";
    String priority = "none";
    long snoozedUntil;
    long admin;
    long team;
    long updatedAt;
    /** When the customer wrote what nobody of the desk has answered; 0 for no such thing. */
    long waitingSince;
    long firstAdminReplyAt;
    long firstCloseAt;
    long lastCloseAt;
    long lastClosedBy;
    long firstContactReplyAt;
    long lastContactReplyAt;
    long lastAdminReplyAt;
    long firstAssignmentAt;
    long lastAssignmentAt;
    int reopens;
    int assignments;
    /** The vendor's word for what became of the AI agent's answers; null for none yet. */
    String resolution;

    private ConversationState(Conversation conversation) {
        this.conversation = conversation;
        this.updatedAt = conversation.createdAt();
        if (conversation.inbound()) {
            contactWrote(conversation.createdAt());
        }
    }

    static ConversationState at(Conversation conversation, long until) {
        ConversationState state = new ConversationState(conversation);
        for (Part part : conversation.parts()) {
            if (part.at() > until) {
                break;
            }
            state.apply(part);
        }
        conversation.rating().ifPresent(rating -> {
            state.touched(rating.requestedAt(), until);
            state.touched(rating.answeredAt(), until);
        });
        return state;
    }

    private void touched(long at, long until) {
        updatedAt = at <= until ? Math.max(updatedAt, at) : updatedAt;
    }

    private void apply(Part part) {
        parts.add(part);
        updatedAt = part.at();
        if (part.isMessage()) {
            message(part);
        }
        switch (part.type()) {
            case "close" -> close(part);
            case "open" -> open();
            case "snoozed" -> {
                state = "snoozed";
                snoozedUntil = Long.parseLong(part.detail());
            }
            case "assignment", "default_assignment", "assign_and_reopen" -> assign(part);
            case "priority_changed" -> priority = part.detail();
            default -> {
                // Nothing that the conversation itself shows.
            }
        }
    }

    private void message(Part part) {
        if (DeskPeople.isAdmin(part.author())) {
            firstAdminReplyAt = firstAdminReplyAt == 0 && firstContactReplyAt != 0 ? part.at() : firstAdminReplyAt;
            lastAdminReplyAt = part.at();
            waitingSince = 0;
        } else if (!DeskPeople.isBot(part.author())) {
            if (!state.equals("open")) {
                open();
            }
            contactWrote(part.at());
        }
    }

    private void contactWrote(long at) {
        firstContactReplyAt = firstContactReplyAt == 0 ? at : firstContactReplyAt;
        lastContactReplyAt = at;
        waitingSince = waitingSince == 0 ? at : waitingSince;
    }

    private void open() {
        if (state.equals("closed")) {
            reopens += firstContactReplyAt == 0 ? 0 : 1;
            // What the customer comes back for was not resolved.
            resolution = null;
        }
        state = "open";
        snoozedUntil = 0;
    }

    private void close(Part part) {
        state = "closed";
        snoozedUntil = 0;
        waitingSince = 0;
        firstCloseAt = firstCloseAt == 0 ? part.at() : firstCloseAt;
        lastCloseAt = part.at();
        lastClosedBy = part.author();
        if (part.author() == DeskPeople.FIN) {
            resolution = conversation.fin().map(Conversation.Fin::resolution).orElse(null);
        }
    }

    private void assign(Part part) {
        if (DeskPeople.isTeam(part.assignedTo())) {
            team = part.assignedTo();
        } else {
            admin = part.assignedTo();
        }
        assignments++;
        firstAssignmentAt = firstAssignmentAt == 0 ? part.at() : firstAssignmentAt;
        lastAssignmentAt = part.at();
        if (part.author() == DeskPeople.FIN) {
            resolution = conversation.fin().map(Conversation.Fin::handoff).orElse(null);
        }
    }
}
