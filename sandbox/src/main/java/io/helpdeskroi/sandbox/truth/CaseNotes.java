package io.helpdeskroi.sandbox.truth;

import java.util.ArrayList;
import java.util.List;

import io.helpdeskroi.sandbox.company.Calendar;
import io.helpdeskroi.sandbox.company.OpeningHours;

/**
 * Takes down what happens in one case, in order, and fills its file in the end: who waited for whom, what was solved when.
 */
final class CaseNotes {

    private final CaseFile file;
    private final List<long[]> turns = new ArrayList<>();
    private final List<long[]> solves = new ArrayList<>();
    private final List<Long> reopens = new ArrayList<>();
    private final List<long[]> unsolved = new ArrayList<>();
    private final List<Schedule> schedules = new ArrayList<>();
    private final List<Long> replyTurns = new ArrayList<>();

    private String status = "new";
    private long unsolvedSince;
    private long turnOpened;
    private boolean inReplyTurn;
    private boolean botInCharge;
    private boolean botTookPart;

    private record Schedule(long since, OpeningHours hours) {
    }

    CaseNotes(CaseFile file) {
        this.file = file;
    }

    /** A written case begins, under the account's default hours. */
    void opened(long at) {
        unsolvedSince = at;
        schedules.add(new Schedule(at, Calendar.SERVICE_DESK));
    }

    void follows(OpeningHours hours, long at) {
        schedules.add(new Schedule(at, hours));
    }

    /** While a bot is in charge a customer waits for it, not for a person. */
    void customerWrote(long at) {
        inReplyTurn = false;
        if (!botInCharge) {
            turnOpened = turnOpened == 0 ? at : turnOpened;
            file.firstAskedAt = file.firstAskedAt == 0 ? at : file.firstAskedAt;
        }
    }

    void personWrote(long at) {
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
    }

    /** A bot that comes before any person takes the case over: nobody waits for a person until it hands over. */
    void botWrote() {
        botTookPart = true;
        if (!file.handledByHuman && solves.isEmpty()) {
            botInCharge = true;
            turnOpened = 0;
            file.firstAskedAt = 0;
        }
    }

    /** The wait for a person begins when the bot gives up. */
    void handedOver(long at) {
        botInCharge = false;
        turnOpened = at;
        file.firstAskedAt = at;
    }

    void begins(String first) {
        status = first;
        file.everPaused |= isPause(first);
    }

    void moved(String to, long at, boolean byPerson) {
        boolean wasDone = isDone(status);
        boolean done = isDone(to);
        if (!wasDone && done) {
            file.handledByHuman |= byPerson;
            solves.add(new long[] { at, byPerson ? 1 : 0 });
            unsolved.add(new long[] { unsolvedSince, at });
            if (turnOpened != 0) {
                turns.add(new long[] { turnOpened, 0 });
                turnOpened = 0;
            }
            botInCharge = false;
        } else if (wasDone && !done) {
            reopens.add(at);
            unsolvedSince = at;
        }
        status = to;
        file.everPaused |= isPause(to);
    }

    /** A call that needs no ticket is done with the work after it. */
    void solvedByCall(long at) {
        solves.add(new long[] { at, 1 });
    }

    boolean isDone() {
        return isDone(status);
    }

    /** Done, or on hold. */
    boolean sleeps() {
        return isDone() || status.equals("hold");
    }

    private static boolean isDone(String status) {
        return status.equals("solved") || status.equals("closed");
    }

    private static boolean isPause(String status) {
        return status.equals("pending") || status.equals("hold");
    }

    /** Bots dealt with it, and nobody else. */
    boolean isBotsAlone() {
        return !file.handledByHuman && (botTookPart || solves.stream().anyMatch(solve -> solve[1] == 0));
    }

    int turnsBeforeFirstSolve() {
        long until = solves.isEmpty() ? Long.MAX_VALUE : solves.get(0)[0];
        return (int) turns.stream().filter(turn -> turn[0] < until).count();
    }

    /** A written case that is not done stays open for good. */
    void leftOpen() {
        if (!isDone()) {
            unsolved.add(new long[] { unsolvedSince, 0 });
        }
    }

    void close() {
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
            long since = i == 0 ? Long.MIN_VALUE : schedules.get(i).since();
            long until = i + 1 < schedules.size() ? schedules.get(i + 1).since() : Long.MAX_VALUE;
            seconds += schedules.get(i).hours().between(Math.max(from, since), Math.min(to, until));
        }
        return seconds;
    }
}
