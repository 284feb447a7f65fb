package io.helpdeskroi.metrics.fact;

import java.time.Instant;

import io.helpdeskroi.contract.Direction;
import io.helpdeskroi.contract.Leg;
import io.helpdeskroi.contract.LegOutcome;
import io.helpdeskroi.metrics.fact.InteractionFacts.BotPart;
import io.helpdeskroi.metrics.fact.InteractionFacts.Cycle;
import io.helpdeskroi.metrics.fact.InteractionFacts.StatusInterval;

/**
 * What automation did (KPI catalogue §6.8).
 */
final class BotMeasures {

    private BotMeasures() {
    }

    static void record(CaseHistory history, Recorder recorder) {
        if (history.interaction.direction() != Direction.INBOUND) {
            return;
        }
        for (Leg leg : history.legs) {
            ivrSession(leg, recorder);
        }
        BotPart bot = part(history);
        if (bot == null) {
            return;
        }
        recorder.draft(Kind.BOT_HANDOFF, bot.engagedAt()).share(bot.handoffAt() != null).keep();
        if (bot.endedAt() != null && history.turns.firstCustomerAt() != null) {
            recorder.draft(Kind.CONTAINMENT, bot.endedAt()).share(bot.answered() && bot.handoffAt() == null).keep();
        }
    }

    private static void ivrSession(Leg leg, Recorder recorder) {
        boolean contained = leg.outcome() == LegOutcome.CONTAINED;
        if (leg.direction() == Direction.INBOUND && leg.legNo() == 1 && (contained || leg.ivrS() != null && leg.ivrS() > 0)) {
            Instant end = contained && leg.endedAt() != null ? leg.endedAt() : leg.queuedAt();
            recorder.draft(Kind.CONTAINMENT, end).share(contained).keep();
        }
    }

    /** The automated part of the case; null when no bot was engaged. Its end is null while the bot is in charge. */
    static BotPart part(CaseHistory history) {
        TurnHistory turns = history.turns;
        if (turns.botEngagedAt() == null) {
            return null;
        }
        Instant handoff = turns.handoffAt();
        if (handoff == null) {
            for (TurnHistory.Reply reply : turns.replies()) {
                if (reply.actor() == Actor.HUMAN && !reply.at().isBefore(turns.botEngagedAt())) {
                    // A person who takes over is a hand-over, announced or not.
                    handoff = reply.at();
                    break;
                }
            }
        }
        return new BotPart(turns.botEngagedAt(), handoff == null ? terminalAt(history) : handoff, turns.botAnswered(), handoff,
                history.evidence());
    }

    private static Instant terminalAt(CaseHistory history) {
        Cycle solve = history.statuses.standingSolve();
        if (solve != null) {
            return solve.solvedAt();
        }
        if (history.statuses.expired()) {
            StatusInterval last = history.statuses.intervals().get(history.statuses.intervals().size() - 1);
            return last.from();
        }
        return null;
    }
}
