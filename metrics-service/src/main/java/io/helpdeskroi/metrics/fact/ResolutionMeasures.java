package io.helpdeskroi.metrics.fact;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.helpdeskroi.contract.Direction;
import io.helpdeskroi.contract.Status;
import io.helpdeskroi.metrics.fact.InteractionFacts.Cycle;
import io.helpdeskroi.metrics.fact.InteractionFacts.StatusInterval;
import io.helpdeskroi.metrics.time.BusinessClock;

/**
 * Resolution (KPI catalogue §6.3, without SLA and first contact resolution).
 */
final class ResolutionMeasures {

    /** In the order of {@link Parameter#HORIZON}. */
    private static final List<Duration> HORIZONS = List.of(Duration.ofDays(7), Duration.ofHours(24), Duration.ofHours(72),
            Duration.ofDays(30));

    private ResolutionMeasures() {
    }

    static void record(CaseHistory history, Recorder recorder) {
        if (history.interaction.direction() == Direction.INBOUND) {
            resolvedAtHorizons(history, recorder);
        }
        if (!history.statuses.known()) {
            return;
        }
        Cycle first = history.statuses.firstSolve();
        Cycle last = history.statuses.standingSolve();
        String voice = history.voice() ? "voice=include" : Variants.ALL;
        if (first != null) {
            recorder.draft(Kind.FIRST_RESOLUTION, first.solvedAt()).variant(voice).span(history.createdAt, first.solvedAt())
                    .code(first.resolver().wire()).agent(first.agentId()).keep();
        }
        cohort(history, recorder, first, last, voice);
        if (last != null) {
            full(history, recorder, last, voice);
        }
    }

    private static void full(CaseHistory history, Recorder recorder, Cycle last, String voice) {
        Instant handoff = history.turns.handoffAt();
        if (handoff == null || handoff.equals(history.createdAt)) {
            recorder.draft(Kind.FULL_RESOLUTION, last.solvedAt()).variant(voice).span(history.createdAt, last.solvedAt())
                    .code(last.resolver().wire()).agent(last.agentId()).keep();
        } else {
            recorder.draft(Kind.FULL_RESOLUTION, last.solvedAt()).variant(and("start=created", voice))
                    .span(history.createdAt, last.solvedAt()).code(last.resolver().wire()).agent(last.agentId()).keep();
            recorder.draft(Kind.FULL_RESOLUTION, last.solvedAt()).variant(and("start=handoff", voice))
                    .span(handoff, last.solvedAt()).code(last.resolver().wire()).agent(last.agentId()).keep();
        }
        if (history.voice() || !history.statusEvents) {
            return;
        }
        Stretches unsolved = Stretches.of(history.statuses.intervals(), Status::unsolved).within(history.createdAt,
                last.solvedAt());
        recorder.draft(Kind.UNSOLVED_TIME, last.solvedAt()).start(history.createdAt)
                .durations(unsolved.calendarMs(), unsolved.businessMs(recorder.clock())).code(last.resolver().wire())
                .agent(last.agentId()).keep();
        int replies = VolumeMeasures.replyTurns(history, last.solvedAt());
        if (last.resolver() == Resolver.HUMAN && replies > 0) {
            recorder.draft(Kind.ONE_TOUCH, last.solvedAt())
                    .share(replies == 1 && history.statuses.cycles().size() == 1 && !waited(history)).agent(last.agentId())
                    .keep();
        }
    }

    private static void cohort(CaseHistory history, Recorder recorder, Cycle first, Cycle last, String voice) {
        boolean same = first == null ? last == null : first.equals(last);
        cohort(history, recorder, first, same ? voice : and("measure=first", voice));
        if (!same) {
            cohort(history, recorder, last, and("measure=full", voice));
        }
    }

    private static void cohort(CaseHistory history, Recorder recorder, Cycle solve, String variant) {
        recorder.draft(Kind.RESOLUTION_COHORT, history.createdAt).variant(variant).start(history.createdAt);
        if (solve != null) {
            recorder.until(solve.solvedAt()).span(history.createdAt, solve.solvedAt()).code(solve.resolver().wire())
                    .agent(solve.agentId());
        }
        recorder.keep();
    }

    private static boolean waited(CaseHistory history) {
        for (StatusInterval interval : history.statuses.intervals()) {
            if (interval.status() == Status.PENDING || interval.status() == Status.ON_HOLD) {
                return true;
            }
        }
        return false;
    }

    /** State at created_at + T: reopens need no special case, and only corrections move it once it is mature. */
    private static void resolvedAtHorizons(CaseHistory history, Recorder recorder) {
        if (!history.statuses.known() && !history.realtime()) {
            return;
        }
        if (solvedForGoodWithinADay(history) && recorder.clock() != BusinessClock.NONE) {
            // No horizon lies before that, on either clock.
            recorder.draft(Kind.RESOLVED_AT, history.createdAt).share(true).keep();
            return;
        }
        VariantTable<Boolean> states = new VariantTable<>(Parameter.HORIZON, Parameter.CLOCK);
        Instant[][] horizons = new Instant[HORIZONS.size()][2];
        for (int i = 0; i < HORIZONS.size(); i++) {
            horizons[i][0] = history.createdAt.plus(HORIZONS.get(i));
            horizons[i][1] = recorder.clock().due(history.createdAt, HORIZONS.get(i)).orElse(null);
            for (int clock = 0; clock < 2; clock++) {
                if (horizons[i][clock] != null) {
                    states.put(history.statuses.solvedAt(horizons[i][clock]), i, clock);
                }
            }
        }
        states.forEachRow((variant, resolved) -> {
            recorder.draft(Kind.RESOLVED_AT, history.createdAt).variant(variant).share(resolved);
            for (int i = 0; i < HORIZONS.size(); i++) {
                if (variant.startsWith("T=" + Parameter.HORIZON.choices().get(i))) {
                    recorder.matureAt(horizons[i][variant.endsWith("clock=b") ? 1 : 0]);
                }
            }
            recorder.keep();
        });
    }

    private static boolean solvedForGoodWithinADay(CaseHistory history) {
        Cycle first = history.statuses.firstSolve();
        return first != null && history.statuses.cycles().size() == 1
                && !first.solvedAt().isAfter(history.createdAt.plus(HORIZONS.get(1)));
    }

    private static String and(String variant, String voice) {
        return voice.isEmpty() ? variant : variant + ',' + voice;
    }
}
