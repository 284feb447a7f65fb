package io.helpdeskroi.metrics.fact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.Status;
import io.helpdeskroi.contract.TerminalKind;
import io.helpdeskroi.metrics.fact.InteractionFacts.Cycle;
import io.helpdeskroi.metrics.fact.InteractionFacts.Turn;

/**
 * From timelines to facts: a pure function of the family, the directory and the account's settings. Order and repetition of
 * the input do not matter, the clock on the wall is not read: what is still open stays open in the result.
 *
 * <p>
 * Where a source gives a status now but no status events, an unsolved case counts in the backlog since its creation, and a
 * solved one has no solve, because nobody knows when; where it gives no message events, there are no turns.
 */
public final class InteractionDerivation {

    private final Directory directory;
    private final AccountSettings settings;

    public InteractionDerivation(Directory directory, AccountSettings settings) {
        this.directory = directory;
        this.settings = settings;
    }

    /** One result for every case of the family, merged-away ones included. */
    public List<Derived> derive(MergeFamily family) {
        List<Derived> derived = new ArrayList<>(family.cases().size());
        for (Cluster cluster : new Merges(directory).clusters(family)) {
            derived.add(derive(cluster));
            for (Cluster.Loser loser : cluster.losers()) {
                CaseHistory history = new CaseHistory(Cluster.single(loser.file()), directory, settings);
                derived.add(new Derived(facts(history, new Dimensions(history), Optional.of("merged")), List.of()));
            }
        }
        return derived;
    }

    private Derived derive(Cluster cluster) {
        CaseHistory history = new CaseHistory(cluster, directory, settings);
        Dimensions dimensions = new Dimensions(history);
        Optional<String> exclusion = history.exclusion();
        Recorder recorder = new Recorder(cluster.survivor().id(), history.customerId, dimensions::at,
                history.schedules.clock());
        if (exclusion.isEmpty()) {
            VolumeMeasures.record(history, recorder);
            ResponseMeasures.record(history, recorder);
            ResolutionMeasures.record(history, recorder);
            SlaMeasures.record(history, recorder);
            QueueMeasures.record(history, recorder);
            HandlingMeasures.record(history, recorder);
            SurveyMeasures.record(history, recorder);
            BotMeasures.record(history, recorder);
        } else if (exclusion.get().equals(CaseHistory.SHORT_ABANDON)) {
            QueueMeasures.record(history, recorder);
        }
        return new Derived(facts(history, dimensions, exclusion), recorder.observations());
    }

    private static InteractionFacts facts(CaseHistory history, Dimensions dimensions, Optional<String> exclusion) {
        TurnHistory turns = history.turns;
        Status status = history.statuses.status();
        TerminalKind terminal = history.terminal();
        TurnHistory.Reply firstReply = turns.firstHumanReply();
        Cycle first = history.statuses.firstSolve();
        Cycle last = history.statuses.standingSolve();
        FactId parent = history.interaction.parentId();
        return new InteractionFacts(history.cluster.survivor().id(), history.cluster.memberIds(), exclusion.isEmpty(),
                exclusion.orElse(null), history.interaction.channel(), history.interaction.direction(), history.realtime(),
                history.customerId, history.interaction.topic(), parent, history.createdAt, status, terminal,
                history.handledBy(), turns.humanWaitStart(), firstReply == null ? null : firstReply.at(),
                first == null ? null : first.solvedAt(), last == null ? null : last.solvedAt(),
                history.interaction.fcrEligible(), VolumeMeasures.transferred(history), contacts(history, last),
                turns.turns(), history.statuses.cycles(), history.statuses.intervals(), history.assignments.intervals(),
                history.schedules.intervals(), BotMeasures.part(history), dimensions.at(history.createdAt));
    }

    /** Written: customer turns before the solve; realtime: one session, all its legs. */
    private static int contacts(CaseHistory history, Cycle solve) {
        if (history.realtime()) {
            return 1;
        }
        List<Turn> turns = history.turns.turns().isEmpty() ? history.turns.anyTurns() : history.turns.turns();
        int contacts = 0;
        for (Turn turn : turns) {
            Instant opened = turn.openedAt();
            contacts += solve == null || opened.isBefore(solve.solvedAt()) ? 1 : 0;
        }
        return Math.max(1, contacts);
    }
}
