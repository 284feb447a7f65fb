package io.helpdeskroi.sandbox.intercom;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.helpdeskroi.sandbox.company.Chronicle;
import io.helpdeskroi.sandbox.company.Conversation;
import io.helpdeskroi.sandbox.company.Desk;
import io.helpdeskroi.sandbox.company.DeskChronicle;
import io.helpdeskroi.sandbox.company.DeskContact;
import io.helpdeskroi.sandbox.company.Mark;

/**
 * Finds conversations and tickets. What was found last is kept while its pages are walked through.
 */
@ApplicationScoped
class Inbox {

    static final List<String> SORTABLE = List.of("updated_at", "created_at", "id");
    static final List<String> FIELDS = List.of("id", "created_at", "updated_at", "state", "open", "admin_assignee_id",
            "team_assignee_id", "source.type", "source.delivered_as", "contact_ids", "snoozed_until", "waiting_since",
            "ai_agent_participated", "ai_agent.resolution_state", "statistics.last_close_at", "statistics.first_close_at",
            "statistics.first_contact_reply_at", "statistics.first_admin_reply_at", "conversation_rating.requested_at",
            "conversation_rating.replied_at", "conversation_rating.score", "category");
    private static final int KEPT = 6;

    private final DeskChronicle chronicle;
    private final Desk desk;
    private final Map<String, long[]> found = new LinkedHashMap<>();

    Inbox(DeskChronicle chronicle) {
        this.chronicle = chronicle;
        this.desk = chronicle.desk();
    }

    /** Whether the mark is a ticket's. */
    static boolean isTicket(long mark) {
        return Mark.part(mark) == DeskChronicle.TICKET;
    }

    static long id(long mark) {
        return isTicket(mark) ? Desk.ticketId(Mark.contact(mark)) : Desk.conversationId(Mark.contact(mark));
    }

    long createdAt(long mark) {
        return chronicle.createdAt(mark);
    }

    /** The matches, as sorted marks whose time is what they are sorted by; by id all have one time. */
    long[] find(boolean ticketsOnly, SearchBody search, WorkspaceRequest request) {
        long until = request.searchable();
        long[] marks = ticketsOnly ? chronicle.tickets(until) : chronicle.inbox(until);
        if (!request.isComplete()) {
            return find(marks, search, until, request);
        }
        // After the history nothing changes any more, so that time makes no difference either.
        String question = ticketsOnly + " " + search.clause() + " " + search.sort() + " "
                + (marks.length == 0 ? 0 : Math.min(until, Mark.at(marks[marks.length - 1]) + 1));
        synchronized (found) {
            long[] known = found.get(question);
            if (known != null) {
                return known;
            }
        }
        long[] matches = find(marks, search, until, request);
        synchronized (found) {
            found.put(question, matches);
            if (found.size() > KEPT) {
                found.remove(found.keySet().iterator().next());
            }
        }
        return matches;
    }

    private long[] find(long[] marks, SearchBody search, long until, WorkspaceRequest request) {
        Clause clause = search.clause();
        int first = Chronicle.search(marks, Mark.floor(clause.least("updated_at")));
        int end = Math.max(first, Chronicle.search(marks, Mark.floor(clause.most("updated_at") + 1)));
        int[] created = contactsOf(clause);
        return Arrays.stream(marks, first, end)
                .filter(mark -> isTicket(mark) || Mark.contact(mark) >= created[0] && Mark.contact(mark) < created[1])
                .filter(mark -> !request.lost(isTicket(mark) ? WorkspaceRequest.TICKET : WorkspaceRequest.CONVERSATION,
                        id(mark)))
                .filter(mark -> clause.matches(new Fields(mark, until)))
                .map(mark -> sorted(mark, search.sort())).sorted().toArray();
    }

    /** Which contacts a bound on creation leaves: they are numbered in that order. */
    private int[] contactsOf(Clause clause) {
        return new int[] { firstFrom(clause.least("created_at")), firstFrom(clause.most("created_at") + 1) };
    }

    private int firstFrom(long createdAt) {
        int low = 0;
        int high = desk.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (desk.createdAt(middle) < createdAt) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private long sorted(long mark, Optional<String> by) {
        long at = by.isEmpty() || by.get().equals("created_at") ? chronicle.createdAt(mark)
                : by.get().equals("updated_at") ? Mark.at(mark) : desk.createdAt(0);
        return Mark.of(at, Mark.contact(mark), Mark.part(mark));
    }

    /** The fields of a record by the names that searches have for them; its story is told only when it is needed. */
    private final class Fields implements Function<String, Object> {

        private final long mark;
        private final long until;
        private ConversationState state;
        private Map<String, Object> ticket;

        private Fields(long mark, long until) {
            this.mark = mark;
            this.until = until;
        }

        @Override
        public Object apply(String field) {
            return switch (field) {
                case "id" -> id(mark);
                case "updated_at" -> Mark.at(mark);
                case "created_at" -> chronicle.createdAt(mark);
                default -> isTicket(mark) ? ofTicket(field) : ofConversation(field);
            };
        }

        private Object ofTicket(String field) {
            DeskContact contact = desk.contact(Mark.contact(mark));
            ticket = ticket == null ? new TicketJson(desk, new Version(16)).json(contact, until) : ticket;
            return switch (field) {
                case "state" -> ((Map<?, ?>) ticket.get("ticket_state")).get("category");
                case "category" -> switch ((String) ticket.get("category")) {
                    case "Customer" -> "request";
                    case "Back-office" -> "task";
                    default -> "tracker";
                };
                case "contact_ids" -> List.of(PeopleJson.contactId(contact.ticket().orElseThrow().contact()));
                default -> ticket.get(field);
            };
        }

        private Object ofConversation(String field) {
            if (state == null) {
                state = ConversationState.at(desk.contact(Mark.contact(mark)).conversation().orElseThrow(), until);
            }
            Conversation conversation = state.conversation;
            return switch (field) {
                case "state" -> state.state;
                case "open" -> !state.state.equals("closed");
                case "admin_assignee_id" -> state.admin;
                case "team_assignee_id" -> state.team;
                case "source.type" -> conversation.source();
                case "source.delivered_as" -> conversation.deliveredAs();
                case "contact_ids" -> List.of(PeopleJson.contactId(conversation.contact()));
                case "snoozed_until" -> known(state.snoozedUntil);
                case "waiting_since" -> known(state.waitingSince);
                case "ai_agent_participated" -> conversation.fin().isPresent();
                case "ai_agent.resolution_state" -> state.resolution;
                case "statistics.last_close_at" -> known(state.lastCloseAt);
                case "statistics.first_close_at" -> known(state.firstCloseAt);
                case "statistics.first_contact_reply_at" -> known(state.firstContactReplyAt);
                case "statistics.first_admin_reply_at" -> known(state.firstAdminReplyAt);
                case "conversation_rating.requested_at" -> rated(Conversation.Rating::requestedAt);
                case "conversation_rating.replied_at" -> rated(Conversation.Rating::answeredAt);
                case "conversation_rating.score" -> rated(rating -> rating.stars());
                default -> null;
            };
        }

        private Object rated(Function<Conversation.Rating, Number> field) {
            return state.conversation.rating().filter(rating -> rating.requestedAt() <= until).map(field)
                    .map(Number::longValue).filter(value -> value != 0).orElse(null);
        }

        private static Object known(long value) {
            return value == 0 ? null : value;
        }
    }
}
