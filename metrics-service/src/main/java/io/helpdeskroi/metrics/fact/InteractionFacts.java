package io.helpdeskroi.metrics.fact;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.helpdeskroi.contract.Channel;
import io.helpdeskroi.contract.Direction;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.Status;
import io.helpdeskroi.contract.TerminalKind;

/**
 * What was derived once about one interaction (KPI catalogue §2): shown to people, and the input of {@link EpisodeDerivation}.
 *
 * @param interactionId the (surviving) interaction
 * @param members all interactions of the cluster, the survivor first
 * @param countable whether it counts (C5, either direction)
 * @param exclusion why it does not count: test, spam, deleted, internal_customer, merged, short_abandon; null if countable
 * @param realtime its contacts are sessions rather than customer turns
 * @param customerId resolved customer; null when anonymous
 * @param topic taxonomy node; null when unknown
 * @param parentId the closed case this one follows up; null for none
 * @param createdAt start of the earliest member
 * @param status status now; null without status history
 * @param terminal how it ended; null while it has not
 * @param humanWaitStart when the customer began to wait for a person; null if never
 * @param firstHumanReplyAt null if never
 * @param firstSolvedAt null if never
 * @param lastSolvedAt null unless it is solved now
 * @param fcrEligible as the source says
 * @param transferred passed on after having been answered
 * @param contacts customer turns opened before the last solve (realtime: 1)
 * @param turns customer turns in order
 * @param cycles from creation or reopen to solve, in order
 * @param statuses status intervals in order
 * @param assignments assignment intervals in order
 * @param schedules business hours in force over its life, in order
 * @param bot the automated part; null when no bot was engaged
 * @param dimensions as valid at createdAt
 */
public record InteractionFacts(FactId interactionId, List<FactId> members, boolean countable, String exclusion,
        Channel channel, Direction direction, boolean realtime, FactId customerId, String topic, FactId parentId,
        Instant createdAt,
        Status status, TerminalKind terminal, HandledBy handledBy, Instant humanWaitStart, Instant firstHumanReplyAt,
        Instant firstSolvedAt, Instant lastSolvedAt, boolean fcrEligible, boolean transferred, int contacts, List<Turn> turns,
        List<Cycle> cycles, List<StatusInterval> statuses, List<Assignment> assignments, List<ScheduleInterval> schedules,
        BotPart bot, Map<String, String> dimensions) {

    public InteractionFacts {
        members = List.copyOf(members);
        turns = List.copyOf(turns);
        cycles = List.copyOf(cycles);
        statuses = List.copyOf(statuses);
        assignments = List.copyOf(assignments);
        schedules = List.copyOf(schedules);
        dimensions = Map.copyOf(dimensions);
    }

    /**
     * A customer turn waiting for a person.
     *
     * @param openedAt first unanswered customer message (or hand-over)
     * @param answeredAt null while unanswered
     * @param dismissedAt ended by a solve without reply; null otherwise
     * @param agentId who answered; null while unanswered or unknown
     */
    public record Turn(Instant openedAt, Instant answeredAt, Instant dismissedAt, FactId agentId) {
    }

    /**
     * From creation or reopen to solve.
     *
     * @param startedAt creation or reopen
     * @param solvedAt null while unsolved
     * @param resolver null while unsolved
     * @param agentId the person who solved; null otherwise
     */
    public record Cycle(Instant startedAt, Instant solvedAt, Resolver resolver, FactId agentId) {
    }

    /** A stretch in one status; {@code to} is null for the last. */
    public record StatusInterval(Status status, Instant from, Instant to) {
    }

    /** A stretch of responsibility; agent or team may be null, {@code to} is null for the last. */
    public record Assignment(FactId agentId, boolean human, FactId teamId, Instant from, Instant to) {
    }

    /** Business hours in force; {@code scheduleId} is null for none, {@code to} is null for the last. */
    public record ScheduleInterval(FactId scheduleId, Instant from, Instant to) {
    }

    /**
     * The automated part.
     *
     * @param engagedAt when the bot came in
     * @param endedAt hand-over, automated solve or last automated act
     * @param answered gave at least one answer
     * @param handoffAt null when never handed over
     * @param evidence how its success is known: confirmed, verified, assumed
     */
    public record BotPart(Instant engagedAt, Instant endedAt, boolean answered, Instant handoffAt, String evidence) {
    }
}
