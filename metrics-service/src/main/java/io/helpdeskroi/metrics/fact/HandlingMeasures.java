package io.helpdeskroi.metrics.fact;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.helpdeskroi.contract.Channel;
import io.helpdeskroi.contract.Direction;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.Leg;
import io.helpdeskroi.contract.Status;
import io.helpdeskroi.metrics.fact.InteractionFacts.Assignment;
import io.helpdeskroi.metrics.fact.InteractionFacts.Cycle;

/**
 * How long people worked (KPI catalogue §6.4): by legs where there are any, else by assignment. Methods are observed apart and
 * never mixed.
 */
final class HandlingMeasures {

    private static final Duration IDLE = Duration.ofMinutes(10);

    private final CaseHistory history;
    private final Recorder recorder;
    private final List<Leg> handled = new ArrayList<>(2);

    private HandlingMeasures(CaseHistory history, Recorder recorder) {
        this.history = history;
        this.recorder = recorder;
        for (Leg leg : history.legs) {
            if (leg.direction() == Direction.INBOUND && history.answeredByHuman(leg)) {
                handled.add(leg);
            }
        }
    }

    /** Where the part of a leg cannot be known, the sum cannot either. */
    private interface Part {
        Long of(Leg leg);
    }

    static void record(CaseHistory history, Recorder recorder) {
        if (history.interaction.direction() != Direction.INBOUND) {
            return;
        }
        HandlingMeasures measures = new HandlingMeasures(history, recorder);
        if (!measures.handled.isEmpty()) {
            measures.byLegs();
        } else if (!history.voice()) {
            measures.byAssignment();
        }
        measures.sessions();
    }

    private void byLegs() {
        Instant end = null;
        for (Leg leg : handled) {
            Instant wrapEnd = LegTimes.wrapEnd(leg);
            if (wrapEnd == null) {
                return;
            }
            end = end == null || wrapEnd.isAfter(end) ? wrapEnd : end;
        }
        handle(end);
        FactId agent = handled.get(handled.size() - 1).agentId();
        part(Kind.TALK, LegTimes::talkMs, end, agent);
        part(Kind.HOLD, LegTimes::holdMs, end, agent);
        part(Kind.AFTER_CONTACT_WORK, LegTimes::afterContactMs, end, agent);
        Long focus = sum(leg -> leg.focusS() == null ? null : leg.focusS() * 1000L);
        if (focus != null) {
            FactId credited = handled.get(0).agentId();
            recorder.draft(Kind.HANDLE, end).measured(focus).code("focus").agent(credited).keep();
        }
    }

    private void handle(Instant end) {
        Long work = sum(LegTimes::talkAndHoldMs);
        Long wrap = sum(LegTimes::afterContactMs);
        if (work == null) {
            return;
        }
        // A source that does not measure wrap-up gives another figure than one that does.
        String method = wrap == null ? "legs_without_wrap" : "legs";
        boolean single = handled.size() == 1;
        recorder.draft(Kind.HANDLE, end).variant(single ? Variants.ALL : "per=interaction")
                .measured(work + (wrap == null ? 0 : wrap)).code(method).agent(handled.get(handled.size() - 1).agentId())
                .keep();
        if (!single) {
            for (Leg leg : handled) {
                recorder.draft(Kind.HANDLE, LegTimes.wrapEnd(leg)).variant("per=leg")
                        .measured(LegTimes.talkAndHoldMs(leg) + (wrap == null ? 0 : LegTimes.afterContactMs(leg)))
                        .code(method).agent(leg.agentId()).keep();
            }
        }
    }

    private void part(Kind kind, Part part, Instant end, FactId agent) {
        Long sum = sum(part);
        recorder.draft(kind, end).agent(agent);
        if (sum == null) {
            recorder.reason("capability_missing");
        } else {
            recorder.measured(sum).share(sum > 0);
        }
        recorder.keep();
    }

    private Long sum(Part part) {
        long sum = 0;
        for (Leg leg : handled) {
            Long value = part.of(leg);
            if (value == null) {
                return null;
            }
            sum += value;
        }
        return sum;
    }

    private void byAssignment() {
        Cycle solve = history.statuses.standingSolve();
        if (solve == null || !history.statusEvents || !history.assignments.told()) {
            return;
        }
        Stretches open = Stretches.of(history.statuses.intervals(), Status::active);
        long assignedMs = 0;
        long activeMs = 0;
        FactId agent = null;
        for (Assignment assignment : history.assignments.intervals()) {
            if (!assignment.human()) {
                continue;
            }
            for (Stretches.Stretch worked : open.within(assignment.from(), assignment.to())
                    .within(history.createdAt, solve.solvedAt()).list()) {
                assignedMs += Duration.between(worked.from(), worked.to()).toMillis();
                activeMs += activeMs(worked);
                agent = assignment.agentId();
            }
        }
        if (agent != null) {
            recorder.draft(Kind.HANDLE, solve.solvedAt()).measured(assignedMs).code("assigned_open").agent(agent).keep();
            recorder.draft(Kind.HANDLE, solve.solvedAt()).measured(activeMs).code("active").agent(agent).keep();
        }
    }

    /** The stretch without the gaps in which nobody wrote anything for long. */
    private long activeMs(Stretches.Stretch worked) {
        List<Instant> acts = new ArrayList<>();
        acts.add(worked.from());
        for (Instant message : history.turns.messages()) {
            if (worked.contains(message)) {
                acts.add(message);
            }
        }
        acts.add(worked.to());
        Collections.sort(acts);
        long active = 0;
        for (int i = 1; i < acts.size(); i++) {
            Duration gap = Duration.between(acts.get(i - 1), acts.get(i));
            active += gap.compareTo(IDLE) > 0 ? 0 : gap.toMillis();
        }
        return active;
    }

    private void sessions() {
        Channel channel = history.interaction.channel();
        if (channel != Channel.CHAT && channel != Channel.MESSAGING) {
            return;
        }
        for (Leg leg : handled) {
            recorder.draft(Kind.SESSION, leg.answeredAt()).until(leg.endedAt()).agent(leg.agentId()).keep();
        }
        if (!handled.isEmpty()) {
            return;
        }
        Stretches unsolved = Stretches.of(history.statuses.intervals(), Status::unsolved);
        for (Assignment assignment : history.assignments.intervals()) {
            if (assignment.human()) {
                for (Stretches.Stretch stretch : unsolved.within(assignment.from(), assignment.to()).list()) {
                    session(stretch, assignment.agentId());
                }
            }
        }
    }

    /** A session ends ten minutes after its last message at the latest: an open window is no work. */
    private void session(Stretches.Stretch stretch, FactId agent) {
        Instant lastAct = stretch.from();
        for (Instant message : history.turns.messages()) {
            if (stretch.contains(message)) {
                lastAct = message;
            }
        }
        recorder.draft(Kind.SESSION, stretch.from()).until(Stretches.earlier(stretch.to(), lastAct.plus(IDLE))).agent(agent)
                .keep();
    }
}
