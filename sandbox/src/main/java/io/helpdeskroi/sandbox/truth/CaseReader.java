package io.helpdeskroi.sandbox.truth;

import java.util.ArrayList;
import java.util.List;

import io.helpdeskroi.sandbox.company.Audit;
import io.helpdeskroi.sandbox.company.Calendar;
import io.helpdeskroi.sandbox.company.Call;
import io.helpdeskroi.sandbox.company.Change;
import io.helpdeskroi.sandbox.company.Channel;
import io.helpdeskroi.sandbox.company.Contact;
import io.helpdeskroi.sandbox.company.OpeningHours;
import io.helpdeskroi.sandbox.company.People;
import io.helpdeskroi.sandbox.company.Ticket;

/**
 * Reads one contact from its beginning to its end and notes what the accounting needs.
 */
final class CaseReader {

    private static final int SHORT_ABANDON = 5;

    private final CaseFile file = new CaseFile();
    private final List<long[]> turns = new ArrayList<>();
    private final List<long[]> solves = new ArrayList<>();
    private final List<Long> reopens = new ArrayList<>();
    private final List<long[]> unsolved = new ArrayList<>();
    private final List<Object[]> schedules = new ArrayList<>();
    private final List<Long> replyTurns = new ArrayList<>();

    private String status = "new";
    private long unsolvedSince;
    private long turnOpened;
    private boolean inReplyTurn;

    private CaseReader(Contact contact) {
        file.k = contact.k();
        contact.call().ifPresent(this::call);
        contact.ticket().ifPresent(this::ticket);
        finish();
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
            solves.add(new long[] { call.wrapEndedAt(), 1 });
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
        unsolvedSince = ticket.createdAt();
        schedules.add(new Object[] { ticket.createdAt(), Calendar.SERVICE_DESK });
        for (Audit audit : ticket.audits()) {
            read(audit);
        }
        if (!isDone(status)) {
            unsolved.add(new long[] { unsolvedSince, 0 });
        }
        file.contacts = ticket.channel() == Channel.VOICE || ticket.channel() == Channel.CHAT ? 1 : turnsBeforeFirstSolve();
    }

    /** A comment counts before the status that came with it: "answered and solved" is an answer. */
    private void read(Audit audit) {
        for (Change change : audit.changes()) {
            if (change instanceof Change.Commented comment && comment.isPublic()) {
                message(comment.authorId(), audit.at());
            } else if (change instanceof Change.ScheduleAssigned assigned) {
                schedules.add(new Object[] { audit.at(), Calendar.schedule(assigned.to()) });
            }
        }
        for (Change change : audit.changes()) {
            if (change instanceof Change.Created created && created.field().equals("status")) {
                status = (String) created.value();
                file.everPaused |= isPause(status);
            } else if (change instanceof Change.Changed changed && changed.field().equals("status")) {
                move((String) changed.to(), audit);
            }
        }
    }

    private void message(long author, long at) {
        if (People.isAgent(author)) {
            file.handledByHuman = true;
            if (turnOpened != 0) {
                turns.add(new long[] { turnOpened, at });
                turnOpened = 0;
            }
            if (file.firstAskedAt != 0 && file.firstAnsweredAt == 0) {
                file.firstAnsweredAt = at;
            }
            if (!inReplyTurn) {
                replyTurns.add(at);
                inReplyTurn = true;
            }
        } else if (author != People.SYSTEM) {
            inReplyTurn = false;
            turnOpened = turnOpened == 0 ? at : turnOpened;
            file.firstAskedAt = file.firstAskedAt == 0 ? at : file.firstAskedAt;
        }
    }

    private void move(String to, Audit audit) {
        boolean wasDone = isDone(status);
        boolean done = isDone(to);
        if (!wasDone && done) {
            boolean human = People.isAgent(audit.updaterId());
            file.handledByHuman |= human;
            solves.add(new long[] { audit.at(), human ? 1 : 0 });
            unsolved.add(new long[] { unsolvedSince, audit.at() });
            if (turnOpened != 0) {
                turns.add(new long[] { turnOpened, 0 });
                turnOpened = 0;
            }
        } else if (wasDone && !done) {
            reopens.add(audit.at());
            unsolvedSince = audit.at();
        }
        status = to;
        file.everPaused |= isPause(to);
    }

    private static boolean isDone(String status) {
        return status.equals("solved") || status.equals("closed");
    }

    private static boolean isPause(String status) {
        return status.equals("pending") || status.equals("hold");
    }

    private int turnsBeforeFirstSolve() {
        long until = solves.isEmpty() ? Long.MAX_VALUE : solves.get(0)[0];
        return (int) turns.stream().filter(turn -> turn[0] < until).count();
    }

    private void finish() {
        file.turnsOpened = turns.stream().mapToLong(turn -> turn[0]).toArray();
        file.turnsAnswered = turns.stream().mapToLong(turn -> turn[1]).toArray();
        file.turnsBusiness = turns.stream().mapToLong(turn -> turn[1] == 0 ? 0 : business(turn[0], turn[1])).toArray();
        file.firstAnswerBusiness = file.firstAnsweredAt == 0 ? 0 : business(file.firstAskedAt, file.firstAnsweredAt);
        file.solvedAt = solves.stream().mapToLong(solve -> solve[0]).toArray();
        file.solvedByHuman = new boolean[solves.size()];
        for (int i = 0; i < solves.size(); i++) {
            file.solvedByHuman[i] = solves.get(i)[1] == 1;
        }
        file.reopenedAt = reopens.stream().mapToLong(Long::longValue).toArray();
        file.unsolvedFrom = unsolved.stream().mapToLong(stretch -> stretch[0]).toArray();
        file.unsolvedTo = unsolved.stream().mapToLong(stretch -> stretch[1]).toArray();
        if (!solves.isEmpty()) {
            long last = solves.get(solves.size() - 1)[0];
            file.firstSolveBusiness = business(file.createdAt, solves.get(0)[0]);
            file.lastSolveBusiness = business(file.createdAt, last);
            file.replyTurns = (int) replyTurns.stream().filter(at -> at <= last).count();
        }
    }

    /** Business seconds, each stretch by the schedule in force in it. */
    private long business(long from, long to) {
        if (schedules.isEmpty()) {
            return Calendar.SERVICE_DESK.between(from, to);
        }
        long seconds = 0;
        for (int i = 0; i < schedules.size(); i++) {
            long since = i == 0 ? Long.MIN_VALUE : (long) schedules.get(i)[0];
            long until = i + 1 < schedules.size() ? (long) schedules.get(i + 1)[0] : Long.MAX_VALUE;
            seconds += ((OpeningHours) schedules.get(i)[1]).between(Math.max(from, since), Math.min(to, until));
        }
        return seconds;
    }
}
