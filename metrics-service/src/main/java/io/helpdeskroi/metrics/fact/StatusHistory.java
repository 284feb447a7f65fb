package io.helpdeskroi.metrics.fact;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.helpdeskroi.contract.Event;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.Status;
import io.helpdeskroi.metrics.fact.InteractionFacts.Cycle;
import io.helpdeskroi.metrics.fact.InteractionFacts.StatusInterval;

/**
 * Status intervals and solve cycles, told event by event. Closed without solved is a solve; solved to closed is nothing; what
 * an inactivity timer closed while the customer waited is expired, not solved (KPI catalogue §2, C8).
 */
final class StatusHistory {

    private final Instant createdAt;
    private final List<StatusInterval> intervals = new ArrayList<>(4);
    private final List<Cycle> cycles = new ArrayList<>(2);
    private final List<Instant> unmapped = new ArrayList<>(0);
    private Status status;
    private Instant since;
    private Instant cycleStart;
    private boolean expired;

    StatusHistory(Instant createdAt) {
        this.createdAt = createdAt;
        this.cycleStart = createdAt;
    }

    /** What a status event meant. */
    enum Change {
        NONE,
        SOLVED,
        EXPIRED,
        REOPENED
    }

    /** Where the timeline cannot tell, the first change says what was before; else a case begins as new. */
    void begin(Event firstChange) {
        status = Optional.ofNullable(firstChange.from()).flatMap(Status::ofWire).orElse(Status.NEW);
        since = createdAt;
        if (!status.unsolved()) {
            status = Status.NEW;
        }
    }

    /** A case whose source tells its status now but no changes: the status holds since creation, unless it is a solve. */
    void beginWithout(Status now) {
        if (now.unsolved()) {
            status = now;
            since = createdAt;
        }
    }

    Change change(Event event, Resolver resolver, FactId agentId, boolean expires) {
        Optional<Status> to = Status.ofWire(event.to());
        if (to.isEmpty()) {
            unmapped.add(event.occurredAt());
            return Change.NONE;
        }
        Status next = to.get();
        if (next == status) {
            return Change.NONE;
        }
        // begin() saw the first mapped event, therefore there is a status to leave.
        boolean wasUnsolved = status.unsolved();
        Instant at = event.occurredAt();
        if (at.isAfter(since)) {
            intervals.add(new StatusInterval(status, since, at));
            since = at;
        }
        status = next;
        if (wasUnsolved && !next.unsolved()) {
            if (expires) {
                expired = true;
                return Change.EXPIRED;
            }
            cycles.add(new Cycle(cycleStart, at, resolver, agentId));
            cycleStart = null;
            return Change.SOLVED;
        }
        if (!wasUnsolved && next.unsolved()) {
            boolean reopened = !expired;
            expired = false;
            if (reopened) {
                cycleStart = at;
                return Change.REOPENED;
            }
        }
        return Change.NONE;
    }

    /** A call without a status of its own is solved when its wrap-up ends. */
    void solvedByCall(Instant at, FactId agentId) {
        cycles.add(new Cycle(createdAt, at, Resolver.HUMAN, agentId));
        cycleStart = null;
    }

    void end() {
        if (status != null) {
            intervals.add(new StatusInterval(status, since, null));
        }
        if (cycleStart != null && status != null) {
            cycles.add(new Cycle(cycleStart, null, null, null));
        }
    }

    /** Drops cycles re-solved within the window without a word of a person ("thanks" mails). */
    void voidReopens(Duration window, List<TurnHistory.Reply> replies) {
        for (int i = cycles.size() - 1; i > 0 && !window.isZero(); i--) {
            Cycle cycle = cycles.get(i);
            if (cycle.solvedAt() != null
                    && Duration.between(cycle.startedAt(), cycle.solvedAt()).compareTo(window) <= 0
                    && replies.stream().noneMatch(reply -> reply.actor() == Actor.HUMAN
                            && !reply.at().isBefore(cycle.startedAt()) && !reply.at().isAfter(cycle.solvedAt()))) {
                cycles.remove(i);
            }
        }
    }

    /** Whether statuses or calls tell when it was solved. */
    boolean known() {
        return status != null || !cycles.isEmpty();
    }

    boolean expired() {
        return expired;
    }

    /** Status now; null without status history. */
    Status status() {
        return status;
    }

    List<StatusInterval> intervals() {
        return intervals;
    }

    List<Cycle> cycles() {
        return cycles;
    }

    List<Instant> unmapped() {
        return unmapped;
    }

    Cycle firstSolve() {
        return cycles.isEmpty() || cycles.get(0).solvedAt() == null ? null : cycles.get(0);
    }

    /** The last solve while it stands; null once reopened. */
    Cycle standingSolve() {
        Cycle last = cycles.isEmpty() ? null : cycles.get(cycles.size() - 1);
        return last == null || last.solvedAt() == null ? null : last;
    }

    boolean solvedAt(Instant instant) {
        boolean solved = false;
        for (Cycle cycle : cycles) {
            if (cycle.startedAt().isAfter(instant)) {
                break;
            }
            solved = cycle.solvedAt() != null && !cycle.solvedAt().isAfter(instant);
        }
        return solved;
    }
}
