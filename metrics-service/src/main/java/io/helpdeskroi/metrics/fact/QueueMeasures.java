package io.helpdeskroi.metrics.fact;

import java.time.Duration;
import java.time.Instant;

import io.helpdeskroi.contract.Channel;
import io.helpdeskroi.contract.Direction;
import io.helpdeskroi.contract.Leg;
import io.helpdeskroi.contract.LegOutcome;

/**
 * What became of queue entries (KPI catalogue §6.4). Pocket dials are observed too: they are offered, though they make no
 * interaction countable.
 */
final class QueueMeasures {

    static final String SHORT_ABANDONED = "short_abandoned";

    private QueueMeasures() {
    }

    static void record(CaseHistory history, Recorder recorder) {
        if (history.interaction.direction() != Direction.INBOUND) {
            return;
        }
        boolean first = true;
        for (Leg leg : history.legs) {
            if (leg.direction() == Direction.INBOUND) {
                queueEntry(history, leg, first, recorder);
                first = false;
            }
        }
    }

    private static void queueEntry(CaseHistory history, Leg leg, boolean first, Recorder recorder) {
        String variant = leg.outOfHours() ? first ? "hours=all" : "hours=all,legs=all" : first ? Variants.ALL : "legs=all";
        String queue = leg.queueId() == null ? Dimensions.UNKNOWN : leg.queueId();
        String outcome = outcome(history, leg);
        Instant waitEnd = LegTimes.waitEnd(leg);
        recorder.draft(Kind.CONTACT, leg.queuedAt()).variant(variant).until(waitEnd).code(outcome).queue(queue)
                .agent(leg.agentId()).start(leg.queuedAt());
        if (waitEnd != null) {
            recorder.calendarSpan(leg.queuedAt(), waitEnd);
        }
        recorder.ratio(inTime(history, leg) ? 1 : 0, inBase(outcome) ? 1 : 0).keep();
        if (waitEnd != null) {
            recorder.draft(Kind.QUEUE_WAIT, waitEnd).variant(variant).calendarSpan(leg.queuedAt(), waitEnd).code(outcome)
                    .queue(queue).agent(leg.agentId()).keep();
        }
        if (leg.offeredAt() != null && leg.agentId() != null) {
            recorder.draft(Kind.OFFER, leg.offeredAt())
                    .share(leg.outcome() == LegOutcome.MISSED || leg.outcome() == LegOutcome.DECLINED).queue(queue)
                    .agent(leg.agentId()).keep();
        }
    }

    private static String outcome(CaseHistory history, Leg leg) {
        if (leg.outcome() == null) {
            return leg.answeredAt() == null ? null : Dimensions.lower(LegOutcome.ANSWERED);
        }
        return history.shortAbandoned(leg) ? SHORT_ABANDONED : Dimensions.lower(leg.outcome());
    }

    private static boolean inTime(CaseHistory history, Leg leg) {
        if (leg.answeredAt() == null) {
            return false;
        }
        Duration target = leg.channel() == Channel.CHAT ? history.settings.serviceLevelChat()
                : history.settings.serviceLevelVoice();
        return Duration.between(leg.queuedAt(), leg.answeredAt()).compareTo(target) <= 0;
    }

    /** Offered less short abandons; callbacks leave both sides. */
    private static boolean inBase(String outcome) {
        return outcome != null && switch (outcome) {
            case "answered", "abandoned", "missed", "voicemail", "overflow" -> true;
            default -> false;
        };
    }
}
