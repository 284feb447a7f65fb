package io.helpdeskroi.metrics.fact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.metrics.fact.InteractionFacts.Turn;

/**
 * Who waited for whom: customer turns under {@code responder=human} and {@code responder=any}, human reply turns and the
 * bot's part, told event by event (KPI catalogue §2, turn and human_wait_start).
 */
final class TurnHistory {

    /** A public message of our side. */
    record Reply(Instant at, Actor actor, FactId agentId) {
    }

    private final List<Turn> turns = new ArrayList<>(4);
    private final List<Turn> anyTurns = new ArrayList<>(4);
    private final List<Reply> replies = new ArrayList<>(4);
    private final List<Instant> replyTurns = new ArrayList<>(4);
    private final List<Instant> messages = new ArrayList<>(8);

    private Instant open;
    private Instant anyOpen;
    private Instant unansweredByBot;
    private boolean botPhase;
    private boolean inReplyTurn;
    private boolean agentFirst;
    private boolean humanInvolved;
    private boolean solvedWithoutHuman;

    private Instant firstCustomerAt;
    private Instant humanWaitStart;
    private Instant botEngagedAt;
    private Instant botLastAt;
    private Instant handoffAt;
    private boolean botAnswered;

    void customerMessage(Instant at) {
        messages.add(at);
        if (firstCustomerAt == null) {
            firstCustomerAt = at;
        }
        inReplyTurn = false;
        if (anyOpen == null) {
            anyOpen = at;
        }
        if (botPhase) {
            if (unansweredByBot == null) {
                unansweredByBot = at;
            }
        } else if (open == null) {
            open = at;
        }
    }

    void humanReply(Instant at, FactId agentId) {
        messages.add(at);
        if (firstCustomerAt == null && replies.isEmpty()) {
            agentFirst = true;
        }
        if (botPhase) {
            // A person steps in without a hand-over event: the customer waits since what the bot left unanswered.
            botPhase = false;
            open = unansweredByBot;
        }
        humanInvolved = true;
        replies.add(new Reply(at, Actor.HUMAN, agentId));
        if (open != null) {
            close(turns, open, at, agentId);
            open = null;
        } else {
            answerDismissed(turns, at, agentId);
        }
        closeAny(at, agentId);
        if (!inReplyTurn) {
            replyTurns.add(at);
            inReplyTurn = true;
        }
    }

    void botReply(Instant at, Actor actor, FactId agentId) {
        messages.add(at);
        botEngaged(at);
        botAnswered = true;
        botLastAt = at;
        unansweredByBot = null;
        replies.add(new Reply(at, actor, agentId));
        closeAny(at, agentId);
    }

    void botEngaged(Instant at) {
        if (botEngagedAt == null) {
            botEngagedAt = at;
        }
        if (botLastAt == null) {
            botLastAt = at;
        }
        if (!humanInvolved && !botPhase && handoffAt == null && !solvedWithoutHuman) {
            botPhase = true;
            unansweredByBot = open;
            open = null;
        }
    }

    void handoff(Instant at) {
        if (botEngagedAt == null) {
            botEngagedAt = at;
        }
        if (handoffAt == null) {
            handoffAt = at;
            botLastAt = at;
        }
        if (!humanInvolved && (botPhase || humanWaitStart() == null || turns.isEmpty())) {
            open = at;
            unansweredByBot = null;
        }
        botPhase = false;
    }

    void solved(Instant at) {
        if (open != null) {
            dismiss(turns, open, at);
            open = null;
        }
        if (anyOpen != null) {
            dismiss(anyTurns, anyOpen, at);
            anyOpen = null;
        }
        botPhase = false;
        unansweredByBot = null;
        solvedWithoutHuman = !humanInvolved && botEngagedAt != null;
    }

    void reopened(Instant at) {
        if (solvedWithoutHuman && open == null) {
            open = at;
        }
    }

    /** Whether the customer is waiting: for the bot while it is in charge, else for a person. */
    boolean customerWaits() {
        return botPhase ? anyOpen != null : open != null;
    }

    void end() {
        if (open != null) {
            turns.add(new Turn(open, null, null, null));
            note(open);
        }
        if (anyOpen != null) {
            anyTurns.add(new Turn(anyOpen, null, null, null));
        }
    }

    private void close(List<Turn> list, Instant openedAt, Instant at, FactId agentId) {
        list.add(new Turn(openedAt, at, null, agentId));
        if (list == turns) {
            note(openedAt);
        }
    }

    private void dismiss(List<Turn> list, Instant openedAt, Instant at) {
        list.add(new Turn(openedAt, null, at, null));
        if (list == turns) {
            note(openedAt);
        }
    }

    private void note(Instant openedAt) {
        if (humanWaitStart == null) {
            humanWaitStart = openedAt;
        }
    }

    private void closeAny(Instant at, FactId agentId) {
        if (anyOpen != null) {
            close(anyTurns, anyOpen, at, agentId);
            anyOpen = null;
        } else {
            answerDismissed(anyTurns, at, agentId);
        }
    }

    /** "Solved with a reply" is one act of the agent; a source may list the solve first. */
    private static void answerDismissed(List<Turn> list, Instant at, FactId agentId) {
        if (!list.isEmpty()) {
            Turn last = list.get(list.size() - 1);
            if (at.equals(last.dismissedAt())) {
                list.set(list.size() - 1, new Turn(last.openedAt(), at, null, agentId));
            }
        }
    }

    List<Turn> turns() {
        return turns;
    }

    List<Turn> anyTurns() {
        return anyTurns;
    }

    /** Public messages of people and bots in order. */
    List<Reply> replies() {
        return replies;
    }

    /** Starts of the runs of human messages. */
    List<Instant> replyTurns() {
        return replyTurns;
    }

    /** Every message of anybody. */
    List<Instant> messages() {
        return messages;
    }

    /** The first public message of the interaction was ours. */
    boolean agentFirst() {
        return agentFirst;
    }

    boolean humanInvolved() {
        return humanInvolved;
    }

    boolean botAnswered() {
        return botAnswered;
    }

    Instant firstCustomerAt() {
        return firstCustomerAt;
    }

    Instant humanWaitStart() {
        return humanWaitStart;
    }

    Instant botEngagedAt() {
        return botEngagedAt;
    }

    Instant botLastAt() {
        return botLastAt;
    }

    Instant handoffAt() {
        return handoffAt;
    }

    /** First human public message at or after the wait began; null without one. */
    Reply firstHumanReply() {
        if (humanWaitStart == null) {
            return null;
        }
        for (Reply reply : replies) {
            if (reply.actor() == Actor.HUMAN && !reply.at().isBefore(humanWaitStart)) {
                return reply;
            }
        }
        return null;
    }
}
