package io.helpdeskroi.metrics.fact;

import java.time.Duration;
import java.time.Instant;

import io.helpdeskroi.contract.Leg;

/**
 * Times of a leg in the order of how well they are known: what the vendor measured, else what the instants say.
 */
final class LegTimes {

    private LegTimes() {
    }

    /** End of the wait: answer, or end without one; null while waiting. */
    static Instant waitEnd(Leg leg) {
        return leg.answeredAt() == null ? leg.endedAt() : leg.answeredAt();
    }

    /** End of the wrap-up of an ended leg; null while it runs. */
    static Instant wrapEnd(Leg leg) {
        if (leg.wrapEndedAt() != null || leg.endedAt() == null) {
            return leg.wrapEndedAt();
        }
        return leg.acwS() == null ? leg.endedAt() : leg.endedAt().plusSeconds(leg.acwS());
    }

    /** Conversation including hold; null where nothing tells. */
    static Long talkAndHoldMs(Leg leg) {
        if (leg.talkS() != null) {
            return (leg.talkS() + (leg.holdS() == null ? 0L : leg.holdS())) * 1000;
        }
        return leg.answeredAt() == null || leg.endedAt() == null ? null
                : Math.max(0, Duration.between(leg.answeredAt(), leg.endedAt()).toMillis());
    }

    /** Conversation without hold; null where nothing tells. */
    static Long talkMs(Leg leg) {
        if (leg.talkS() != null) {
            return leg.talkS() * 1000L;
        }
        Long both = talkAndHoldMs(leg);
        return both == null || leg.holdS() == null ? null : both - leg.holdS() * 1000L;
    }

    static Long holdMs(Leg leg) {
        return leg.holdS() == null ? null : leg.holdS() * 1000L;
    }

    /** After-contact work; null where nobody measured it, which is not 0. */
    static Long afterContactMs(Leg leg) {
        if (leg.acwS() != null) {
            return leg.acwS() * 1000L;
        }
        return leg.wrapEndedAt() == null || leg.endedAt() == null ? null
                : Math.max(0, Duration.between(leg.endedAt(), leg.wrapEndedAt()).toMillis());
    }
}
