package io.helpdeskroi.sandbox.truth;

import io.helpdeskroi.sandbox.company.Audit;
import io.helpdeskroi.sandbox.company.Calendar;
import io.helpdeskroi.sandbox.company.Call;
import io.helpdeskroi.sandbox.company.Change;
import io.helpdeskroi.sandbox.company.Channel;
import io.helpdeskroi.sandbox.company.Contact;
import io.helpdeskroi.sandbox.company.People;
import io.helpdeskroi.sandbox.company.Ticket;

/**
 * Reads one contact from its beginning to its end and notes what the accounting needs.
 */
final class CaseReader {

    private static final int SHORT_ABANDON = 5;

    private final CaseFile file = new CaseFile();
    private final CaseNotes notes = new CaseNotes(file);

    private CaseReader(Contact contact) {
        file.k = contact.k();
        contact.call().ifPresent(this::call);
        contact.ticket().ifPresent(this::ticket);
        notes.close();
    }

    static CaseFile read(Contact contact) {
        return new CaseReader(contact).file;
    }

    private void call(Call call) {
        file.call = call;
        file.channel = Channel.VOICE;
        file.inbound = !call.outbound();
        file.customer = call.customerId();
        file.createdAt = call.createdAt();
        file.counts = call.outcome() != Call.Outcome.ABANDONED || call.waited() > SHORT_ABANDON;
        file.handledByHuman = call.outcome() == Call.Outcome.ANSWERED;
        file.contacts = 1;
        if (call.ticketId() == 0 && call.outcome() == Call.Outcome.ANSWERED) {
            notes.solvedByCall(call.wrapEndedAt());
        }
    }

    private void ticket(Ticket ticket) {
        // The vendor calls what its own people open a web ticket, whatever it is sent by; nobody can know better.
        file.channel = ticket.outbound() ? Channel.WEB_FORM : ticket.channel();
        file.inbound = !ticket.outbound();
        file.customer = ticket.requesterId();
        file.createdAt = ticket.createdAt();
        file.counts = !ticket.deleted() && ticket.mergedInto() == 0;
        file.botOnly = ticket.aiAgent();
        file.survey = ticket.survey().orElse(null);
        notes.opened(ticket.createdAt());
        for (Audit audit : ticket.audits()) {
            read(audit);
        }
        notes.leftOpen();
        file.contacts = ticket.channel() == Channel.VOICE || ticket.channel() == Channel.CHAT ? 1
                : notes.turnsBeforeFirstSolve();
    }

    /** A comment counts before the status that came with it: "answered and solved" is an answer. */
    private void read(Audit audit) {
        for (Change change : audit.changes()) {
            if (change instanceof Change.Commented comment && comment.isPublic()) {
                message(comment.authorId(), audit.at());
            } else if (change instanceof Change.ScheduleAssigned assigned) {
                notes.follows(Calendar.schedule(assigned.to()), audit.at());
            }
        }
        for (Change change : audit.changes()) {
            if (change instanceof Change.Created created && created.field().equals("status")) {
                notes.begins((String) created.value());
            } else if (change instanceof Change.Changed changed && changed.field().equals("status")) {
                notes.moved((String) changed.to(), audit.at(), People.isAgent(audit.updaterId()));
            }
        }
    }

    private void message(long author, long at) {
        if (People.isAgent(author)) {
            notes.personWrote(at);
        } else if (author != People.SYSTEM) {
            notes.customerWrote(at);
        }
    }
}
