package io.helpdeskroi.metrics.fact;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.helpdeskroi.contract.Channel;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.Leg;
import io.helpdeskroi.contract.Status;
import io.helpdeskroi.contract.Team;
import io.helpdeskroi.contract.TransferIn;
import io.helpdeskroi.metrics.fact.InteractionFacts.Assignment;
import io.helpdeskroi.metrics.fact.InteractionFacts.Cycle;
import io.helpdeskroi.metrics.fact.InteractionFacts.StatusInterval;
import io.helpdeskroi.metrics.fact.InteractionFacts.Turn;

/**
 * Volume, flow and backlog (KPI catalogue §6.1).
 */
final class VolumeMeasures {

    private static final Duration CONVERSATION_SILENCE = Duration.ofHours(24);
    private static final Duration REOPEN_WINDOW = Duration.ofDays(7);
    private static final Duration ESCALATION_WINDOW = Duration.ofDays(30);

    private VolumeMeasures() {
    }

    static void record(CaseHistory history, Recorder recorder) {
        recorder.draft(Kind.RECEIVED, history.createdAt).share(history.interaction.complaint()).keep();
        if (history.customerId == null) {
            recorder.draft(Kind.DQ_UNIDENTIFIED_CUSTOMER, history.createdAt).keep();
        }
        for (Instant unmapped : history.statuses.unmapped()) {
            recorder.draft(Kind.DQ_UNMAPPED_STATUS, unmapped).keep();
        }
        conversations(history, recorder);
        cycles(history, recorder);
        backlog(history, recorder);
        effort(history, recorder);
    }

    private static void conversations(CaseHistory history, Recorder recorder) {
        boolean neverEnding = switch (history.interaction.channel()) {
            case MESSAGING, SOCIAL_PUBLIC, SOCIAL_PRIVATE -> true;
            case EMAIL, WEB_FORM, CHAT, VOICE, VOICEMAIL, REVIEW, COMMUNITY, HELP_CENTER, BOT, IVR, API, OTHER -> false;
        };
        recorder.draft(Kind.CONVERSATION, history.createdAt).keep();
        Instant last = null;
        for (Instant message : neverEnding ? history.turns.messages() : List.<Instant> of()) {
            if (last != null && Duration.between(last, message).compareTo(CONVERSATION_SILENCE) > 0) {
                recorder.draft(Kind.CONVERSATION, message).keep();
            }
            last = message;
        }
    }

    private static void cycles(CaseHistory history, Recorder recorder) {
        List<Cycle> cycles = history.statuses.cycles();
        for (int i = 0; i < cycles.size(); i++) {
            Cycle cycle = cycles.get(i);
            if (i > 0) {
                recorder.draft(Kind.REOPENED, cycle.startedAt()).keep();
            }
            if (cycle.solvedAt() != null) {
                recorder.draft(Kind.SOLVE, cycle.solvedAt()).code(cycle.resolver().wire()).agent(cycle.agentId()).keep();
            }
        }
        Cycle first = history.statuses.firstSolve();
        if (first != null) {
            Instant horizon = first.solvedAt().plus(REOPEN_WINDOW);
            recorder.draft(Kind.REOPEN, first.solvedAt())
                    .share(cycles.size() > 1 && !cycles.get(1).startedAt().isAfter(horizon))
                    .code(first.resolver().wire()).agent(first.agentId()).matureAt(horizon).keep();
        }
    }

    private static void backlog(CaseHistory history, Recorder recorder) {
        for (StatusInterval interval : history.statuses.intervals()) {
            if (interval.status().unsolved()) {
                recorder.draft(Kind.UNSOLVED, interval.from()).until(interval.to()).start(history.createdAt)
                        .code(interval.status().wire()).keep();
            }
        }
        Stretches unsolved = Stretches.of(history.statuses.intervals(), Status::unsolved);
        for (Assignment assignment : history.assignments.intervals()) {
            if (assignment.agentId() == null) {
                stretches(Kind.UNASSIGNED, unsolved.within(assignment.from(), assignment.to()), history, recorder);
            }
        }
        if (!history.voice()) {
            for (Turn turn : history.turns.turns()) {
                Instant end = turn.answeredAt() == null ? turn.dismissedAt() : turn.answeredAt();
                stretches(Kind.UNANSWERED, unsolved.within(turn.openedAt(), end), history, recorder);
            }
        }
    }

    private static void stretches(Kind kind, Stretches stretches, CaseHistory history, Recorder recorder) {
        for (Stretches.Stretch stretch : stretches.list()) {
            recorder.draft(kind, stretch.from()).until(stretch.to()).start(history.createdAt).keep();
        }
    }

    private static void effort(CaseHistory history, Recorder recorder) {
        if (!history.handledBy().human()) {
            return;
        }
        Cycle solve = history.statuses.standingSolve();
        if (solve != null && solve.resolver() == Resolver.HUMAN && !history.voice()) {
            recorder.draft(Kind.REPLIES, solve.solvedAt()).ratio(replyTurns(history, solve.solvedAt()), 1)
                    .agent(solve.agentId()).keep();
        }
        if (solve != null) {
            recorder.draft(Kind.HANDOFFS, solve.solvedAt()).ratio(handoffs(history, solve.solvedAt()), 1).keep();
        }
        Channel channel = history.interaction.channel();
        Instant handlingEnd = firstHumanHandlingEnd(history);
        if (handlingEnd != null && (channel == Channel.VOICE || channel == Channel.CHAT || channel == Channel.MESSAGING)) {
            recorder.draft(Kind.TRANSFER, handlingEnd).share(transferred(history)).keep();
        }
        recorder.draft(Kind.ESCALATION, history.createdAt).share(escalated(history))
                .matureAt(history.createdAt.plus(ESCALATION_WINDOW)).keep();
    }

    static int replyTurns(CaseHistory history, Instant until) {
        int count = 0;
        for (Instant turn : history.turns.replyTurns()) {
            count += turn.isAfter(until) ? 0 : 1;
        }
        return count;
    }

    /** A to B to A is 2. Assignments tell; where there are none, the authors, then the legs. */
    private static int handoffs(CaseHistory history, Instant until) {
        FactId responsible = null;
        int changes = 0;
        if (history.assignments.told()) {
            TurnHistory.Reply touch = firstTouch(history);
            for (Assignment assignment : history.assignments.intervals()) {
                boolean counts = assignment.human() && assignment.from().isBefore(until)
                        && (touch == null || assignment.to() == null || assignment.to().isAfter(touch.at()));
                if (counts) {
                    changes += responsible != null && !responsible.equals(assignment.agentId()) ? 1 : 0;
                    responsible = assignment.agentId();
                }
            }
            return changes;
        }
        for (TurnHistory.Reply reply : history.turns.replies()) {
            if (reply.actor() == Actor.HUMAN && !reply.at().isAfter(until) && reply.agentId() != null) {
                changes += responsible != null && !responsible.equals(reply.agentId()) ? 1 : 0;
                responsible = reply.agentId();
            }
        }
        for (Leg leg : history.legs) {
            if (history.answeredByHuman(leg) && leg.agentId() != null) {
                changes += responsible != null && !responsible.equals(leg.agentId()) ? 1 : 0;
                responsible = leg.agentId();
            }
        }
        return changes;
    }

    private static TurnHistory.Reply firstTouch(CaseHistory history) {
        for (TurnHistory.Reply reply : history.turns.replies()) {
            if (reply.actor() == Actor.HUMAN) {
                return reply;
            }
        }
        return null;
    }

    /** Passed on to another person or queue after a person had answered. */
    static boolean transferred(CaseHistory history) {
        Leg answered = null;
        for (Leg leg : history.legs) {
            if (answered != null && (leg.transferIn() != TransferIn.NONE
                    || answered.endedAt() != null && !leg.queuedAt().isAfter(LegTimes.wrapEnd(answered)))) {
                return true;
            }
            if (answered == null && history.answeredByHuman(leg)) {
                answered = leg;
            }
        }
        TurnHistory.Reply touch = firstTouch(history);
        Instant since = answered != null ? answered.answeredAt() : touch != null ? touch.at() : null;
        for (Instant transfer : history.transfers) {
            if (since != null && !transfer.isBefore(since)) {
                return true;
            }
        }
        return false;
    }

    private static Instant firstHumanHandlingEnd(CaseHistory history) {
        for (Leg leg : history.legs) {
            if (history.answeredByHuman(leg)) {
                return leg.endedAt();
            }
        }
        TurnHistory.Reply touch = firstTouch(history);
        for (Instant transfer : history.transfers) {
            if (touch != null && !transfer.isBefore(touch.at())) {
                return transfer;
            }
        }
        Cycle first = history.statuses.firstSolve();
        return first == null ? null : first.solvedAt();
    }

    private static boolean escalated(CaseHistory history) {
        Instant horizon = history.createdAt.plus(ESCALATION_WINDOW);
        for (Instant escalation : history.escalations) {
            if (!escalation.isAfter(horizon)) {
                return true;
            }
        }
        Integer tier = null;
        FactId team = null;
        for (Assignment assignment : history.assignments.intervals()) {
            if (assignment.teamId() == null || Objects.equals(assignment.teamId(), team)
                    || assignment.from().isAfter(horizon)) {
                continue;
            }
            team = assignment.teamId();
            Integer next = history.directory.team(team).map(Team::tier).orElse(null);
            if (tier != null && next != null && next > tier) {
                return true;
            }
            tier = next == null ? tier : next;
        }
        return false;
    }
}
