package io.helpdeskroi.metrics.fact;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

import io.helpdeskroi.contract.ClockKind;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.Sla;
import io.helpdeskroi.contract.SlaMetric;
import io.helpdeskroi.contract.Status;
import io.helpdeskroi.metrics.fact.InteractionFacts.Cycle;
import io.helpdeskroi.metrics.fact.InteractionFacts.Turn;

/**
 * Outcomes of service-level instances, derived from the timeline and never from the vendor's word (KPI catalogue §6.3). One
 * instance per metric and cycle; a change of priority brings a further row of the same instance, whose target applies from
 * then on with the elapsed time carried.
 */
final class SlaMeasures {

    /** A target is applied in the act that starts its clock; vendors stamp the two a moment apart. */
    private static final Duration SAME_ACT = Duration.ofSeconds(2);

    private final CaseHistory history;
    private final Recorder recorder;

    private SlaMeasures(CaseHistory history, Recorder recorder) {
        this.history = history;
        this.recorder = recorder;
    }

    private record Instance(SlaMetric metric, int cycleNo) implements Comparable<Instance> {
        @Override
        public int compareTo(Instance other) {
            int byMetric = metric.compareTo(other.metric);
            return byMetric != 0 ? byMetric : Integer.compare(cycleNo, other.cycleNo);
        }
    }

    /** What is timed: the running stretches from the start, the act that fulfils it, the act that makes it void. */
    private record Race(Instant start, Instant fulfilledAt, Instant voidAt, FactId agentId, Stretches running) {
    }

    static void record(CaseHistory history, Recorder recorder) {
        List<Identified<Sla>> slas = history.cluster.survivor().slas();
        if (slas.isEmpty()) {
            return;
        }
        SlaMeasures measures = new SlaMeasures(history, recorder);
        Map<Instance, Map<FactId, Sla>> instances = new TreeMap<>();
        for (Identified<Sla> sla : slas) {
            instances.computeIfAbsent(new Instance(sla.fact().metric(), sla.fact().cycleNo()), ignored -> new TreeMap<>())
                    .put(sla.id(), sla.fact());
        }
        instances.forEach((instance, targets) -> {
            List<Sla> sorted = new ArrayList<>(targets.values());
            sorted.sort(Comparator.comparing(Sla::appliedAt));
            measures.outcome(instance.metric(), sorted);
        });
    }

    private void outcome(SlaMetric metric, List<Sla> targets) {
        Race race = race(metric, targets.get(0).appliedAt());
        if (race == null) {
            return;
        }
        Instant due = due(race, targets);
        Instant cancelled = Stretches.earlier(targets.get(targets.size() - 1).cancelledAt(), race.voidAt());
        Instant fulfilled = race.fulfilledAt();
        boolean met = fulfilled != null && (due == null || !fulfilled.isAfter(due))
                && (cancelled == null || !cancelled.isBefore(fulfilled));
        boolean breached = !met && due != null && (cancelled == null || cancelled.isAfter(due));
        String code = Dimensions.lower(metric);
        if (met) {
            recorder.draft(Kind.SLA, fulfilled).span(race.start(), fulfilled).share(true).code(code).agent(race.agentId())
                    .keep();
        } else if (breached) {
            recorder.draft(Kind.SLA, due).span(race.start(), due).share(false).code(code).keep();
        }
        if (due != null) {
            recorder.draft(Kind.SLA_ACTIVE, race.start())
                    .until(Stretches.earlier(due, Stretches.earlier(fulfilled, cancelled))).code(code).matureAt(due).keep();
        }
    }

    private Race race(SlaMetric metric, Instant appliedAt) {
        return switch (metric) {
            case FIRST_REPLY -> firstReply();
            case NEXT_REPLY -> nextReply(appliedAt);
            case PERIODIC_UPDATE -> update(appliedAt, status -> true);
            case PAUSABLE_UPDATE -> update(appliedAt, status -> status != Status.PENDING);
            case REQUESTER_WAIT -> work(appliedAt, status -> status.unsolved() && status != Status.PENDING);
            case AGENT_WORK -> work(appliedAt, Status::active);
            case RESOLUTION -> work(appliedAt, Status::unsolved);
        };
    }

    private Race firstReply() {
        Instant start = history.turns.humanWaitStart();
        if (start == null || history.turns.agentFirst()) {
            return null;
        }
        TurnHistory.Reply reply = history.turns.firstHumanReply();
        Turn first = history.turns.turns().get(0);
        return new Race(start, reply == null ? null : reply.at(), first.dismissedAt(), reply == null ? null : reply.agentId(),
                Stretches.since(start));
    }

    private Race nextReply(Instant appliedAt) {
        for (Turn turn : history.turns.turns()) {
            Instant end = Stretches.earlier(turn.answeredAt(), turn.dismissedAt());
            if (end == null || end.isAfter(appliedAt)) {
                return turn.openedAt().isAfter(appliedAt.plus(SAME_ACT)) ? null
                        : new Race(turn.openedAt(), turn.answeredAt(), turn.dismissedAt(), turn.agentId(),
                                Stretches.since(turn.openedAt()));
            }
        }
        return null;
    }

    private Race update(Instant appliedAt, Predicate<Status> running) {
        TurnHistory.Reply start = null;
        for (TurnHistory.Reply reply : history.turns.replies()) {
            if (reply.actor() != Actor.HUMAN) {
                continue;
            }
            if (!reply.at().isAfter(appliedAt.plus(SAME_ACT))) {
                start = reply;
            } else if (start != null) {
                return update(start, reply, running);
            }
        }
        return start == null ? null : update(start, null, running);
    }

    private Race update(TurnHistory.Reply start, TurnHistory.Reply next, Predicate<Status> running) {
        Instant solved = null;
        for (Cycle cycle : history.statuses.cycles()) {
            if (solved == null && cycle.solvedAt() != null && !cycle.solvedAt().isBefore(start.at())) {
                solved = cycle.solvedAt();
            }
        }
        Stretches stretches = history.statuses.intervals().isEmpty() ? Stretches.since(start.at())
                : Stretches.of(history.statuses.intervals(), running).within(start.at(), null);
        return new Race(start.at(), next == null ? null : next.at(), solved, next == null ? null : next.agentId(), stretches);
    }

    private Race work(Instant appliedAt, Predicate<Status> running) {
        Cycle timed = null;
        for (Cycle cycle : history.statuses.cycles()) {
            if (timed == null || !cycle.startedAt().isAfter(appliedAt.plus(SAME_ACT))) {
                timed = cycle;
            }
        }
        if (timed == null || history.statuses.intervals().isEmpty()) {
            return null;
        }
        return new Race(timed.startedAt(), timed.solvedAt(), null, timed.agentId(),
                Stretches.of(history.statuses.intervals(), running).within(timed.startedAt(), timed.solvedAt()));
    }

    /** Null while the elapsed time may never reach the target. */
    private Instant due(Race race, List<Sla> targets) {
        for (int i = 0; i < targets.size(); i++) {
            Instant from = i == 0 || targets.get(i).appliedAt().isBefore(race.start()) ? race.start()
                    : targets.get(i).appliedAt();
            Instant to = i + 1 < targets.size() ? targets.get(i + 1).appliedAt() : null;
            if (to != null && to.isBefore(from)) {
                continue;
            }
            boolean business = targets.get(i).clock() == ClockKind.BUSINESS;
            Duration remaining = Duration.ofSeconds(targets.get(i).targetS())
                    .minus(elapsed(race.running().within(race.start(), from), business));
            if (i > 0 && (remaining.isNegative() || remaining.isZero())) {
                return from;
            }
            Instant due = reach(race.running().within(from, null), remaining, business);
            if (due != null && (to == null || !due.isAfter(to))) {
                return due;
            }
        }
        return null;
    }

    private Duration elapsed(Stretches stretches, boolean business) {
        return Duration.ofMillis(business ? stretches.businessMs(recorder.clock()).orElse(0) : stretches.calendarMs());
    }

    private Instant reach(Stretches running, Duration target, boolean business) {
        Duration remaining = target;
        for (Stretches.Stretch stretch : running.list()) {
            Instant due = business ? recorder.clock().due(stretch.from(), remaining).orElse(null)
                    : stretch.from().plus(remaining);
            if (due != null && (stretch.to() == null || !due.isAfter(stretch.to()))) {
                return due;
            }
            if (stretch.to() != null) {
                remaining = remaining.minus(elapsed(new Stretches(List.of(stretch)), business));
            }
        }
        return null;
    }
}
