package io.helpdeskroi.metrics.fact;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.helpdeskroi.contract.ActorType;
import io.helpdeskroi.contract.Channel;
import io.helpdeskroi.contract.DeletionKind;
import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.Event;
import io.helpdeskroi.contract.EventKind;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.InitiatedBy;
import io.helpdeskroi.contract.Interaction;
import io.helpdeskroi.contract.Leg;
import io.helpdeskroi.contract.LegOutcome;
import io.helpdeskroi.contract.Status;
import io.helpdeskroi.contract.TerminalKind;
import io.helpdeskroi.metrics.fact.InteractionFacts.Cycle;

/**
 * The life of one case, read once from its timeline; every measure is taken from here.
 */
final class CaseHistory {

    /** The exclusion of a case that is nothing but pocket dials. */
    static final String SHORT_ABANDON = "short_abandon";

    final Cluster cluster;
    final Interaction interaction;
    final Directory directory;
    final AccountSettings settings;
    final Instant createdAt;
    final FactId customerId;
    final List<Identified<Event>> timeline;
    final TurnHistory turns = new TurnHistory();
    final StatusHistory statuses;
    final AssignmentHistory assignments;
    final ScheduleHistory schedules;
    final List<Leg> legs;
    /** Transfers and rises in tier the timeline speaks of. */
    final List<Instant> transfers = new ArrayList<>(0);
    final List<Instant> escalations = new ArrayList<>(0);
    final List<Event> priorities = new ArrayList<>(0);
    final boolean statusEvents;
    private String evidence;

    CaseHistory(Cluster cluster, Directory directory, AccountSettings settings) {
        this.cluster = cluster;
        this.directory = directory;
        this.settings = settings;
        interaction = cluster.survivor().interaction();
        createdAt = cluster.createdAt();
        FactId customer = interaction.customerId();
        customerId = customer == null ? null : directory.customer(customer).map(Party::customerId).orElse(customer);
        timeline = cluster.timeline();
        statuses = new StatusHistory(createdAt);
        assignments = new AssignmentHistory(directory, createdAt);
        legs = orderedLegs(cluster.legs());
        statusEvents = begin();
        walk();
        turns.end();
        assignments.end();
        if (!statusEvents && realtime()) {
            solveByCall();
        }
        statuses.end();
        statuses.voidReopens(settings.reopenVoid(), turns.replies());
        schedules = new ScheduleHistory(this);
    }

    private boolean begin() {
        Event firstStatus = null;
        boolean assigned = false;
        boolean routed = false;
        for (Identified<Event> entry : timeline) {
            Event event = entry.fact();
            if (event.type() == EventKind.STATUS && firstStatus == null && Status.ofWire(event.to()).isPresent()) {
                firstStatus = event;
            }
            assigned |= event.type() == EventKind.ASSIGNED || event.type() == EventKind.UNASSIGNED;
            routed |= event.teamId() != null && (event.type() == EventKind.ASSIGNED || event.type() == EventKind.QUEUED
                    || event.type() == EventKind.TRANSFERRED);
        }
        if (firstStatus != null) {
            statuses.begin(firstStatus);
        } else if (interaction.status() != null && !(realtime() && !legs.isEmpty())) {
            Status.ofWire(interaction.status()).ifPresent(statuses::beginWithout);
        }
        assignments.beginWith(assigned ? null : interaction.assigneeId(), routed ? null : interaction.teamId());
        return firstStatus != null;
    }

    private void walk() {
        Set<Instant> inactivity = inactivity();
        Instant implied = impliedFirstMessage();
        if (implied != null) {
            turns.customerMessage(implied);
        }
        for (Identified<Event> entry : timeline) {
            Event event = entry.fact();
            switch (event.type()) {
                case MESSAGE -> message(event);
                case STATUS -> status(event, inactivity);
                case ASSIGNED -> assignments.assigned(event);
                case UNASSIGNED -> assignments.unassigned(event);
                case QUEUED -> assignments.routed(event);
                case BOT_ENGAGED -> turns.botEngaged(event.occurredAt());
                case BOT_ANSWERED -> turns.botReply(event.occurredAt(),
                        event.actorType() == ActorType.AI_AGENT ? Actor.AI : Actor.BOT, agentOf(event));
                case BOT_HANDOFF -> turns.handoff(event.occurredAt());
                case TRANSFERRED -> {
                    transfers.add(event.occurredAt());
                    assignments.routed(event);
                }
                case ESCALATED -> escalations.add(event.occurredAt());
                case PRIORITY -> priorities.add(event);
                case CREATED, NOTE, MERGED, UNMERGED, SPLIT, DELETED, RESTORED, SPAM, UNSPAM, SCHEDULE_APPLIED, SLA_APPLIED,
                        SLA_CANCELLED, SURVEY_OFFERED, CLOSED_BY_INACTIVITY -> {
                    // Read by whom they concern, or no matter of time.
                }
            }
        }
    }

    private void message(Event event) {
        Actor actor = Actor.of(event, directory);
        if (actor == Actor.CUSTOMER) {
            turns.customerMessage(event.occurredAt());
        } else if (event.isPublic() && actor == Actor.HUMAN) {
            turns.humanReply(event.occurredAt(), agentOf(event));
        } else if (event.isPublic() && actor.automated()) {
            turns.botReply(event.occurredAt(), actor, agentOf(event));
        }
    }

    private void status(Event event, Set<Instant> inactivity) {
        boolean byTimer = inactivity.contains(event.occurredAt());
        Resolver resolver = byTimer ? Resolver.SYSTEM : resolver(event);
        switch (statuses.change(event, resolver, resolver == Resolver.HUMAN ? agentOf(event) : null,
                byTimer && turns.customerWaits())) {
            case SOLVED -> {
                turns.solved(event.occurredAt());
                evidence = event.actorType() == ActorType.CUSTOMER ? "confirmed"
                        : event.vendorValues().getOrDefault("evidence", "assumed");
            }
            case EXPIRED -> turns.solved(event.occurredAt());
            case REOPENED -> turns.reopened(event.occurredAt());
            case NONE -> {
                // The customer's and our turns go on.
            }
        }
    }

    private Resolver resolver(Event event) {
        return switch (Actor.of(event, directory)) {
            case HUMAN, BYSTANDER -> Resolver.HUMAN;
            case BOT, AI -> Resolver.AUTOMATED;
            case SYSTEM -> Resolver.SYSTEM;
            // The customer says it is solved: thanks to whom?
            case CUSTOMER -> turns.humanInvolved() ? Resolver.HUMAN
                    : turns.botAnswered() ? Resolver.AUTOMATED : Resolver.SYSTEM;
        };
    }

    private Set<Instant> inactivity() {
        Set<Instant> instants = Set.of();
        for (Identified<Event> entry : timeline) {
            if (entry.fact().type() == EventKind.CLOSED_BY_INACTIVITY) {
                instants = instants.isEmpty() ? new HashSet<>() : instants;
                instants.add(entry.fact().occurredAt());
            }
        }
        return instants;
    }

    /** A customer who opened the case asked something, even where the source shows no message before our first answer. */
    private Instant impliedFirstMessage() {
        if (interaction.initiatedBy() != InitiatedBy.CUSTOMER || interaction.channel() == Channel.VOICE) {
            return null;
        }
        Instant opened = null;
        for (Identified<Event> entry : timeline) {
            Event event = entry.fact();
            if (event.type() == EventKind.CREATED && event.actorType() == ActorType.CUSTOMER) {
                opened = event.occurredAt();
            }
            boolean answer = event.type() == EventKind.BOT_ANSWERED || event.type() == EventKind.MESSAGE && event.isPublic();
            if (event.type() == EventKind.MESSAGE && event.actorType() == ActorType.CUSTOMER) {
                return null;
            }
            if (answer) {
                return opened;
            }
        }
        return null;
    }

    private void solveByCall() {
        Leg last = null;
        for (Leg leg : legs) {
            if (answeredByHuman(leg)) {
                last = leg;
            }
        }
        if (last != null && last.resolved() && last.endedAt() != null) {
            statuses.solvedByCall(LegTimes.wrapEnd(last), last.agentId());
        }
    }

    private static List<Leg> orderedLegs(List<Identified<Leg>> identified) {
        if (identified.isEmpty()) {
            return List.of();
        }
        Set<FactId> seen = new HashSet<>();
        List<Leg> legs = new ArrayList<>(identified.size());
        for (Identified<Leg> leg : identified) {
            if (seen.add(leg.id())) {
                legs.add(leg.fact());
            }
        }
        legs.sort(Comparator.comparing(Leg::queuedAt).thenComparingInt(Leg::legNo));
        return legs;
    }

    boolean answeredByHuman(Leg leg) {
        return leg.answeredAt() != null && leg.outcome() != LegOutcome.CONTAINED
                && !Actor.ofAgent(leg.agentId(), leg.answeredAt(), directory).automated();
    }

    static FactId agentOf(Event event) {
        return event.actorId() != null && event.actorId().entity() == Entity.AGENT ? event.actorId() : null;
    }

    boolean realtime() {
        return interaction.channel() == Channel.VOICE || interaction.channel() == Channel.CHAT;
    }

    boolean voice() {
        return interaction.channel() == Channel.VOICE;
    }

    HandledBy handledBy() {
        boolean human = turns.humanInvolved();
        boolean automated = turns.botAnswered();
        for (Leg leg : legs) {
            human |= answeredByHuman(leg);
            automated |= leg.outcome() == LegOutcome.CONTAINED;
        }
        for (Cycle cycle : statuses.cycles()) {
            human |= cycle.resolver() == Resolver.HUMAN;
            automated |= cycle.resolver() == Resolver.AUTOMATED;
        }
        return human ? automated ? HandledBy.BOTH : HandledBy.HUMAN : automated ? HandledBy.AUTOMATED : HandledBy.NONE;
    }

    /** How the case ended; null while it has not. */
    TerminalKind terminal() {
        if (statuses.standingSolve() != null) {
            return statuses.status() == Status.CLOSED ? TerminalKind.CLOSED : TerminalKind.SOLVED;
        }
        if (statuses.expired()) {
            return TerminalKind.EXPIRED;
        }
        if (statuses.status() != null) {
            return null;
        }
        LegOutcome outcome = legs.isEmpty() ? null : legs.get(legs.size() - 1).outcome();
        return outcome == LegOutcome.ABANDONED ? TerminalKind.ABANDONED
                : outcome == LegOutcome.CONTAINED ? TerminalKind.CONTAINED : interaction.terminalKind();
    }

    /** How the success of automation is known. */
    String evidence() {
        return evidence == null ? "assumed" : evidence;
    }

    boolean shortAbandoned(Leg leg) {
        Duration threshold = settings.shortAbandon();
        return leg.outcome() == LegOutcome.ABANDONED && leg.endedAt() != null && !threshold.isZero()
                && Duration.between(leg.queuedAt(), leg.endedAt()).compareTo(threshold) <= 0;
    }

    /** Why the case does not count (C5); empty when it does. */
    Optional<String> exclusion() {
        if (interaction.test()) {
            return Optional.of("test");
        }
        if (interaction.spam()
                || Boolean.TRUE.equals(Timeline.lastOf(timelineOfSurvivor(), EventKind.SPAM, EventKind.UNSPAM))) {
            return Optional.of("spam");
        }
        Boolean deleted = Timeline.lastOf(timelineOfSurvivor(), EventKind.DELETED, EventKind.RESTORED);
        boolean gone = deleted == null ? interaction.deletedAt() != null : deleted;
        if (gone && interaction.deletionKind() != DeletionKind.PRIVACY) {
            return Optional.of("deleted");
        }
        if (interaction.customerId() != null
                && !directory.customer(interaction.customerId()).map(Party::countable).orElse(true)) {
            return Optional.of("internal_customer");
        }
        boolean pocketDial = !legs.isEmpty() && turns.messages().isEmpty();
        for (Leg leg : legs) {
            pocketDial &= shortAbandoned(leg);
        }
        return pocketDial ? Optional.of(SHORT_ABANDON) : Optional.empty();
    }

    private List<Identified<Event>> timelineOfSurvivor() {
        return cluster.survivor().events();
    }
}
