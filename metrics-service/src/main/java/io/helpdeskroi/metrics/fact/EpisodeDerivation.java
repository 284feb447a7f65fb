package io.helpdeskroi.metrics.fact;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.helpdeskroi.contract.Direction;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.metrics.fact.InteractionFacts.BotPart;
import io.helpdeskroi.metrics.fact.InteractionFacts.Cycle;
import io.helpdeskroi.metrics.time.BusinessClock;

/**
 * From all interactions of one resolved customer to the observations that look across them ({@link Kind.Origin#CUSTOMER}):
 * repeated contacts, episodes, first contact resolution, bot resolution. Each belongs to one of the interactions.
 */
public final class EpisodeDerivation {

    /** In the order of {@link Parameter#WINDOW}. */
    private static final List<Duration> WINDOWS = List.of(Duration.ofDays(7), Duration.ofDays(14), Duration.ofDays(30));
    private static final Duration BOT_WINDOW = Duration.ofHours(72);

    /**
     * @param interactions every derived interaction of one resolved customer, or a single one of an anonymous customer, in any
     *        order; those that do not count are ignored
     */
    public List<Observation> derive(List<InteractionFacts> interactions) {
        List<InteractionFacts> contacts = new ArrayList<>(interactions.size());
        for (InteractionFacts facts : interactions) {
            if (facts.countable() && facts.direction() == Direction.INBOUND) {
                contacts.add(facts);
            }
        }
        contacts.sort(Comparator.comparing(InteractionFacts::createdAt).thenComparing(InteractionFacts::interactionId));
        Map<FactId, Recorder> recorders = new HashMap<>();
        for (InteractionFacts facts : contacts) {
            recorders.put(facts.interactionId(), new Recorder(facts.interactionId(), facts.customerId(),
                    (at, queue) -> facts.dimensions(), BusinessClock.NONE));
        }
        for (int i = 0; i < contacts.size(); i++) {
            InteractionFacts facts = contacts.get(i);
            if (facts.customerId() != null) {
                repeatContact(contacts, i, recorders.get(facts.interactionId()));
            }
            botResolution(contacts, facts, recorders.get(facts.interactionId()));
        }
        if (!contacts.isEmpty() && contacts.get(0).customerId() != null) {
            episodes(contacts, recorders);
        }
        List<Observation> observations = new ArrayList<>();
        contacts.forEach(facts -> observations.addAll(recorders.get(facts.interactionId()).observations()));
        return observations;
    }

    private static void repeatContact(List<InteractionFacts> contacts, int index, Recorder recorder) {
        InteractionFacts facts = contacts.get(index);
        VariantTable<Boolean> repeats = new VariantTable<>(Parameter.WINDOW, Parameter.MATCH);
        for (int window = 0; window < WINDOWS.size(); window++) {
            Instant since = facts.createdAt().minus(WINDOWS.get(window));
            boolean any = false;
            boolean sameTopic = false;
            for (int i = index - 1; i >= 0 && !contacts.get(i).createdAt().isBefore(since); i--) {
                any = true;
                sameTopic |= Objects.equals(contacts.get(i).topic(), facts.topic());
            }
            repeats.put(any, window, 0);
            repeats.put(sameTopic, window, 1);
        }
        repeats.forEachRow((variant, repeat) -> recorder.draft(Kind.REPEAT_CONTACT, facts.createdAt()).variant(variant)
                .share(repeat).keep());
    }

    private static void botResolution(List<InteractionFacts> contacts, InteractionFacts facts, Recorder recorder) {
        BotPart bot = facts.bot();
        if (bot == null || bot.endedAt() == null) {
            return;
        }
        Instant horizon = bot.endedAt().plus(BOT_WINDOW);
        Cycle last = facts.cycles().isEmpty() ? null : facts.cycles().get(facts.cycles().size() - 1);
        boolean resolved = last != null && last.resolver() == Resolver.AUTOMATED && !facts.handledBy().human()
                && bot.handoffAt() == null;
        for (InteractionFacts other : contacts) {
            boolean later = other.createdAt().isAfter(bot.endedAt()) && !other.createdAt().isAfter(horizon);
            resolved &= other == facts || !later;
        }
        recorder.draft(Kind.BOT_RESOLUTION, bot.endedAt()).share(resolved).matureAt(horizon)
                .code(resolved ? bot.evidence() : null).keep();
    }

    private static void episodes(List<InteractionFacts> contacts, Map<FactId, Recorder> recorders) {
        Map<FactId, VariantTable<Judged>> resolutions = new HashMap<>();
        Map<FactId, VariantTable<Counted>> counts = new HashMap<>();
        for (int window = 0; window < WINDOWS.size(); window++) {
            for (int match = 0; match < 2; match++) {
                for (Episode episode : Episode.chain(contacts, WINDOWS.get(window), match == 1)) {
                    FactId first = episode.first().interactionId();
                    judge(episode, window, match, resolutions.computeIfAbsent(first, id -> new VariantTable<>(
                            Parameter.WINDOW, Parameter.GROSS, Parameter.MATCH, Parameter.RESPONDER, Parameter.TRANSFERS)));
                    count(episode, window, match, counts.computeIfAbsent(first, id -> new VariantTable<>(
                            Parameter.WINDOW, Parameter.GROSS, Parameter.MATCH, Parameter.RESPONDER)));
                }
            }
        }
        for (InteractionFacts facts : contacts) {
            Recorder recorder = recorders.get(facts.interactionId());
            VariantTable<Judged> judged = resolutions.get(facts.interactionId());
            if (judged != null) {
                judged.forEachRow((variant, row) -> recorder.draft(Kind.FIRST_CONTACT_RESOLUTION, facts.createdAt())
                        .variant(variant).share(row.resolved()).matureAt(row.matureAt()).keep());
                counts.get(facts.interactionId()).forEachRow((variant, row) -> recorder
                        .draft(Kind.EPISODE_CONTACTS, facts.createdAt()).variant(variant).ratio(row.contacts(), 1)
                        .matureAt(row.matureAt()).keep());
            }
        }
    }

    /** Two rows that say the same are one row, with the maturity under the default window. */
    private record Judged(boolean resolved, Instant matureAt) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Judged judged && judged.resolved == resolved;
        }

        @Override
        public int hashCode() {
            return Boolean.hashCode(resolved);
        }
    }

    /** As {@link Judged}. */
    private record Counted(int contacts, Instant matureAt) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Counted counted && counted.contacts == contacts;
        }

        @Override
        public int hashCode() {
            return contacts;
        }
    }

    /** Choices in the order W, gross, match, responder, transfers. */
    private static void judge(Episode episode, int window, int match, VariantTable<Judged> table) {
        for (int gross = 0; gross < 2; gross++) {
            for (int responder = 0; responder < 2; responder++) {
                for (int transfers = 0; transfers < 2; transfers++) {
                    if (episode.belongs(gross == 1, responder == 1)) {
                        table.put(new Judged(episode.resolvedAtFirstContact(transfers == 1), episode.matureAt()), window,
                                gross, match, responder, transfers);
                    }
                }
            }
        }
    }

    private static void count(Episode episode, int window, int match, VariantTable<Counted> table) {
        for (int gross = 0; gross < 2; gross++) {
            for (int responder = 0; responder < 2; responder++) {
                if (episode.belongs(gross == 1, responder == 1)) {
                    table.put(new Counted(episode.contacts(), episode.matureAt()), window, gross, match, responder);
                }
            }
        }
    }
}
