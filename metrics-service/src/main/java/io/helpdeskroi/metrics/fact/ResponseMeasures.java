package io.helpdeskroi.metrics.fact;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import io.helpdeskroi.contract.Direction;
import io.helpdeskroi.contract.Source;
import io.helpdeskroi.contract.Status;
import io.helpdeskroi.contract.Vendor;
import io.helpdeskroi.metrics.fact.InteractionFacts.Assignment;
import io.helpdeskroi.metrics.fact.InteractionFacts.Cycle;
import io.helpdeskroi.metrics.fact.InteractionFacts.Turn;
import io.helpdeskroi.metrics.time.BusinessClock;

/**
 * Responsiveness of written channels and chat (KPI catalogue §6.2); calls are answered, not replied to.
 */
final class ResponseMeasures {

    private static final Duration ANSWER_WINDOW = Duration.ofDays(7);

    private final CaseHistory history;
    private final TurnHistory turns;
    private final Recorder recorder;

    private ResponseMeasures(CaseHistory history, Recorder recorder) {
        this.history = history;
        this.turns = history.turns;
        this.recorder = recorder;
    }

    private record FirstReply(Instant start, TurnHistory.Reply reply) {
    }

    private record Judgement(Instant at, boolean met) {
    }

    static void record(CaseHistory history, Recorder recorder) {
        if (history.voice()) {
            return;
        }
        ResponseMeasures measures = new ResponseMeasures(history, recorder);
        if (history.interaction.direction() == Direction.INBOUND && !measures.turns.agentFirst()) {
            measures.firstResponse();
            measures.firstAutomatedResponse();
            measures.firstResponseCohort();
        }
        measures.turns();
        measures.assignment();
        measures.statusTimes();
    }

    private void firstResponse() {
        VariantTable<FirstReply> table = new VariantTable<>(Parameter.RESPONDER, Parameter.START_HANDOFF);
        TurnHistory.Reply human = turns.firstHumanReply();
        if (human != null) {
            table.put(new FirstReply(turns.humanWaitStart(), human), 0, 0);
            table.put(new FirstReply(history.createdAt, human), 0, 1);
        }
        TurnHistory.Reply any = firstReply(reply -> true);
        if (any != null) {
            table.put(new FirstReply(turns.firstCustomerAt(), any), 1, 0);
            table.put(new FirstReply(history.createdAt, any), 1, 1);
        }
        table.forEachRow((variant, first) -> recorder.draft(Kind.FIRST_RESPONSE, first.reply().at()).variant(variant)
                .span(first.start(), first.reply().at()).code(Dimensions.lower(first.reply().actor()))
                .agent(first.reply().agentId()).keep());
    }

    private void firstAutomatedResponse() {
        for (Actor actor : List.of(Actor.BOT, Actor.AI)) {
            TurnHistory.Reply reply = firstReply(candidate -> candidate.actor() == actor);
            if (reply != null) {
                recorder.draft(Kind.FIRST_RESPONSE_AUTOMATED, reply.at()).span(turns.firstCustomerAt(), reply.at())
                        .code(Dimensions.lower(actor)).agent(reply.agentId()).keep();
            }
        }
    }

    private TurnHistory.Reply firstReply(Predicate<TurnHistory.Reply> sort) {
        if (turns.firstCustomerAt() == null) {
            return null;
        }
        for (TurnHistory.Reply reply : turns.replies()) {
            if (!reply.at().isBefore(turns.firstCustomerAt()) && sort.test(reply)) {
                return reply;
            }
        }
        return null;
    }

    private void firstResponseCohort() {
        Instant waitStart = turns.humanWaitStart();
        if (waitStart == null) {
            return;
        }
        TurnHistory.Reply reply = turns.firstHumanReply();
        Cycle solve = history.statuses.standingSolve();
        VariantTable<Instant> table = new VariantTable<>(Parameter.START_HANDOFF);
        table.put(waitStart, 0);
        table.put(history.createdAt, 1);
        table.forEachRow((variant, start) -> {
            recorder.draft(Kind.FIRST_RESPONSE_COHORT, history.createdAt).variant(variant).start(start);
            if (reply != null) {
                recorder.until(reply.at()).span(start, reply.at()).agent(reply.agentId());
            } else if (solve != null) {
                recorder.until(solve.solvedAt()).code("dismissed");
            }
            recorder.keep();
        });
    }

    private void turns() {
        if (turns.turns().equals(turns.anyTurns())) {
            answered(turns.turns(), Variants.ALL);
        } else {
            answered(turns.turns(), "responder=human");
            answered(turns.anyTurns(), "responder=any");
        }
        long waited = 0;
        List<Stretches.Stretch> waits = new ArrayList<>();
        Cycle solve = history.statuses.standingSolve();
        for (int i = 0; i < turns.turns().size(); i++) {
            Turn turn = turns.turns().get(i);
            if (turn.dismissedAt() == null) {
                Instant horizon = turn.openedAt().plus(ANSWER_WINDOW);
                recorder.draft(Kind.TURN_ANSWERED, turn.openedAt()).until(turn.answeredAt())
                        .share(turn.answeredAt() != null && !turn.answeredAt().isAfter(horizon)).code(i == 0 ? "first" : "next")
                        .agent(turn.agentId()).matureAt(horizon).keep();
            }
            judge(turn, i == 0 ? "first" : "next");
            if (solve != null && turn.answeredAt() != null && !turn.answeredAt().isAfter(solve.solvedAt())) {
                waits.add(new Stretches.Stretch(turn.openedAt(), turn.answeredAt()));
                waited += Math.max(0, Duration.between(turn.openedAt(), turn.answeredAt()).toMillis());
            }
        }
        if (!waits.isEmpty()) {
            recorder.draft(Kind.TOTAL_RESPONSE_WAIT, solve.solvedAt()).start(waits.get(0).from())
                    .durations(waited, new Stretches(waits).businessMs(recorder.clock())).agent(solve.agentId()).keep();
        }
    }

    private void answered(List<Turn> list, String variant) {
        for (int i = 0; i < list.size(); i++) {
            Turn turn = list.get(i);
            if (turn.answeredAt() != null) {
                recorder.draft(Kind.RESPONSE, turn.answeredAt()).variant(variant).span(turn.openedAt(), turn.answeredAt())
                        .code(i == 0 ? "first" : "next").agent(turn.agentId()).keep();
            }
        }
    }

    /** Met or missed by every target; a miss is booked when due, not when finally answered. */
    private void judge(Turn turn, String code) {
        List<ResponseTarget> targets = history.settings.responseTargets();
        List<Judgement> judgements = new ArrayList<>(targets.size());
        boolean metAll = true;
        for (ResponseTarget target : targets) {
            Optional<Instant> due = due(turn.openedAt(), target);
            Judgement judgement = due.isEmpty() ? null : judgement(turn, due.get());
            judgements.add(judgement);
            metAll &= judgement != null && judgement.met();
        }
        for (int i = 0; i < targets.size(); i++) {
            Judgement judgement = judgements.get(i);
            if (judgement != null && (i == 0 || !metAll)) {
                recorder.draft(Kind.WITHIN_TARGET, judgement.at())
                        .variant(metAll ? Variants.ALL : "target=" + targets.get(i).name()).share(judgement.met()).code(code)
                        .start(turn.openedAt()).agent(judgement.met() ? turn.agentId() : null).keep();
            }
        }
    }

    private static Judgement judgement(Turn turn, Instant due) {
        if (turn.answeredAt() != null && !turn.answeredAt().isAfter(due)) {
            return new Judgement(turn.answeredAt(), true);
        }
        return turn.dismissedAt() != null && !turn.dismissedAt().isAfter(due) ? null : new Judgement(due, false);
    }

    private Optional<Instant> due(Instant from, ResponseTarget target) {
        BusinessClock clock = recorder.clock();
        return switch (target.clock()) {
            case CALENDAR -> Optional.of(from.plus(target.duration()));
            case BUSINESS -> clock.due(from, target.duration());
            case END_OF_NEXT_BUSINESS_DAY -> clock.endOfNextBusinessDay(from);
        };
    }

    private void assignment() {
        Instant from = turns.humanWaitStart();
        if (!history.assignments.told() || from == null) {
            return;
        }
        Instant assigned = history.assignments.firstHumanFrom(from);
        if (assigned != null) {
            recorder.draft(Kind.ASSIGNMENT, assigned).span(from, assigned).keep();
        }
        Cycle solve = history.statuses.standingSolve();
        if (solve == null || !history.statusEvents) {
            return;
        }
        Stretches active = Stretches.of(history.statuses.intervals(), Status::active).within(from, solve.solvedAt());
        List<Stretches.Stretch> unassigned = new ArrayList<>();
        for (Assignment assignment : history.assignments.intervals()) {
            if (!assignment.human()) {
                unassigned.addAll(active.within(assignment.from(), assignment.to()).list());
            }
        }
        total(Kind.UNASSIGNED_TIME, new Stretches(unassigned), from, solve);
    }

    private void statusTimes() {
        Cycle solve = history.statuses.standingSolve();
        if (solve == null || !history.statusEvents || history.realtime()) {
            return;
        }
        statusTime(Kind.REQUESTER_WAIT, status -> status.active() || status == Status.ON_HOLD, solve);
        statusTime(Kind.AGENT_WORK, Status::active, solve);
        boolean knowsPending = history.directory.source(history.cluster.survivor().id().source()).map(Source::vendor)
                .orElse(Vendor.OTHER) != Vendor.INTERCOM;
        if (knowsPending) {
            statusTime(Kind.AGENT_WAIT, status -> status == Status.PENDING, solve);
        } else {
            recorder.draft(Kind.AGENT_WAIT, solve.solvedAt()).start(history.createdAt).reason("capability_missing").keep();
        }
        statusTime(Kind.ON_HOLD, status -> status == Status.ON_HOLD, solve);
    }

    private void statusTime(Kind kind, Predicate<Status> sort, Cycle solve) {
        total(kind, Stretches.of(history.statuses.intervals(), sort).within(history.createdAt, solve.solvedAt()),
                history.createdAt, solve);
    }

    private void total(Kind kind, Stretches stretches, Instant start, Cycle solve) {
        recorder.draft(kind, solve.solvedAt()).start(start)
                .durations(stretches.calendarMs(), stretches.businessMs(recorder.clock())).agent(solve.agentId())
                .code(solve.resolver().wire()).keep();
    }
}
