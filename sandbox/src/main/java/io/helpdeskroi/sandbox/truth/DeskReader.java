package io.helpdeskroi.sandbox.truth;

import java.util.Optional;

import io.helpdeskroi.sandbox.company.Channel;
import io.helpdeskroi.sandbox.company.Conversation;
import io.helpdeskroi.sandbox.company.DeskContact;
import io.helpdeskroi.sandbox.company.DeskPeople;
import io.helpdeskroi.sandbox.company.DeskTicket;
import io.helpdeskroi.sandbox.company.Part;
import io.helpdeskroi.sandbox.company.Survey;

/**
 * Reads one contact of the Messenger desk from its beginning to its end. A ticket made of a conversation is part of it.
 */
final class DeskReader {

    private final CaseFile file = new CaseFile();
    private final CaseNotes notes = new CaseNotes(file);

    /** @param k number of the contact among all of the company's */
    private DeskReader(DeskContact contact, int k) {
        file.k = k;
        contact.conversation().ifPresentOrElse(this::conversation, () -> ticket(contact.ticket().orElseThrow()));
        notes.leftOpen();
        file.contacts = notes.turnsBeforeFirstSolve();
        notes.close();
        file.botOnly = notes.isBotsAlone();
    }

    static CaseFile read(DeskContact contact, int k) {
        return new DeskReader(contact, k).file;
    }

    private void conversation(Conversation conversation) {
        begin(conversation.channel(), conversation.inbound(), conversation.contact(), conversation.createdAt(),
                conversation.deletedAt() == 0 && !conversation.test());
        file.survey = conversation.rating().map(DeskReader::survey).orElse(null);
        if (conversation.inbound()) {
            notes.customerWrote(conversation.createdAt());
        } else {
            notes.personWrote(conversation.createdAt());
        }
        conversation.parts().forEach(this::read);
    }

    private void ticket(DeskTicket ticket) {
        begin(Channel.OTHER, true, ticket.contact(), ticket.createdAt(), ticket.counts());
        notes.customerWrote(ticket.createdAt());
        ticket.parts().forEach(this::read);
    }

    private void begin(Channel channel, boolean inbound, long customer, long createdAt, boolean counts) {
        file.channel = channel;
        file.inbound = inbound;
        file.customer = customer;
        file.createdAt = createdAt;
        file.counts = counts;
        notes.opened(createdAt);
        notes.begins("open");
    }

    /** What is written counts before the status that came with it. */
    private void read(Part part) {
        boolean customer = !DeskPeople.isAdmin(part.author()) && !DeskPeople.isBot(part.author());
        if (part.isMessage()) {
            if (DeskPeople.isAdmin(part.author())) {
                notes.personWrote(part.at());
            } else if (customer) {
                notes.customerWrote(part.at());
            } else {
                notes.botWrote();
            }
        }
        if (part.author() == DeskPeople.FIN && part.type().equals("assignment")) {
            notes.handedOver(part.at());
        }
        Optional<String> status = status(part, customer);
        status.ifPresent(to -> notes.moved(to, part.at(), DeskPeople.isAdmin(part.author())));
    }

    /** The status a part leads to; a customer who writes again wakes up what slept or was closed. */
    private Optional<String> status(Part part, boolean customer) {
        return switch (part.type()) {
            case "close" -> Optional.of("solved");
            case "snoozed" -> Optional.of("hold");
            case "open" -> Optional.of("open");
            case "comment" -> customer && notes.sleeps() ? Optional.of("open") : Optional.empty();
            case "ticket_state_updated_by_admin" -> Optional.of(switch (part.detail()) {
                case "resolved" -> "solved";
                case "waiting_on_customer" -> "pending";
                default -> "open";
            });
            default -> Optional.empty();
        };
    }

    private static Survey survey(Conversation.Rating rating) {
        return new Survey(true, rating.requestedAt(), rating.answeredAt(), rating.stars(), 0, rating.stars(), rating.remark(),
                rating.admin(), 0);
    }
}
