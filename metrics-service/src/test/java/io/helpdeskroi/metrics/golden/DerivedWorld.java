package io.helpdeskroi.metrics.golden;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.helpdeskroi.contract.Agent;
import io.helpdeskroi.contract.Customer;
import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.Event;
import io.helpdeskroi.contract.EventKind;
import io.helpdeskroi.contract.Fact;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.FactRecord;
import io.helpdeskroi.contract.Interaction;
import io.helpdeskroi.contract.Leg;
import io.helpdeskroi.contract.Schedule;
import io.helpdeskroi.contract.Sla;
import io.helpdeskroi.contract.Source;
import io.helpdeskroi.contract.Survey;
import io.helpdeskroi.contract.Team;
import io.helpdeskroi.metrics.fact.AccountSettings;
import io.helpdeskroi.metrics.fact.CaseFile;
import io.helpdeskroi.metrics.fact.Derived;
import io.helpdeskroi.metrics.fact.Directory;
import io.helpdeskroi.metrics.fact.EpisodeDerivation;
import io.helpdeskroi.metrics.fact.Identified;
import io.helpdeskroi.metrics.fact.InteractionDerivation;
import io.helpdeskroi.metrics.fact.InteractionFacts;
import io.helpdeskroi.metrics.fact.MergeFamily;
import io.helpdeskroi.metrics.fact.Observation;
import io.helpdeskroi.metrics.fact.Party;
import io.helpdeskroi.metrics.time.BusinessHours;

/**
 * What follows from a heap of facts: a small ingest in memory, in the order of delivery given.
 */
public final class DerivedWorld implements Directory {

    private final Map<FactId, FactRecord> newest = new LinkedHashMap<>();
    private final Map<FactId, BusinessHours> hours = new HashMap<>();
    private final List<Observation> observations = new ArrayList<>();
    private final Map<FactId, InteractionFacts> interactions = new LinkedHashMap<>();

    public DerivedWorld(List<FactRecord> facts, AccountSettings settings) {
        for (FactRecord fact : facts) {
            newest.merge(fact.id(), fact,
                    (old, next) -> next.sourceUpdatedAt().isBefore(old.sourceUpdatedAt()) ? old : next);
        }
        InteractionDerivation derivation = new InteractionDerivation(this, settings);
        for (MergeFamily family : families()) {
            for (Derived derived : derivation.derive(family)) {
                interactions.put(derived.facts().interactionId(), derived.facts());
                observations.addAll(derived.observations());
            }
        }
        Map<Object, List<InteractionFacts>> byCustomer = new LinkedHashMap<>();
        for (InteractionFacts facts1 : interactions.values()) {
            Object key = facts1.customerId() == null ? facts1.interactionId() : facts1.customerId();
            byCustomer.computeIfAbsent(key, ignored -> new ArrayList<>()).add(facts1);
        }
        byCustomer.values().forEach(list -> observations.addAll(new EpisodeDerivation().derive(list)));
    }

    public List<Observation> observations() {
        return observations;
    }

    public InteractionFacts interaction(FactId id) {
        return interactions.get(id);
    }

    private List<MergeFamily> families() {
        Map<FactId, Set<FactId>> linked = new LinkedHashMap<>();
        for (FactRecord fact : newest.values()) {
            if (fact.fact() instanceof Interaction interaction) {
                link(linked, fact.id(), fact.id());
                link(linked, fact.id(), interaction.mergedIntoId());
            } else if (fact.fact() instanceof Event event && event.type() == EventKind.MERGED) {
                link(linked, event.interactionId(), FactId.parse(event.to()));
            }
        }
        List<MergeFamily> families = new ArrayList<>();
        Set<FactId> done = new HashSet<>();
        for (FactId start : linked.keySet()) {
            Set<FactId> family = new LinkedHashSet<>();
            collect(start, linked, family);
            if (done.addAll(family)) {
                families.add(new MergeFamily(family.stream().filter(newest::containsKey).map(this::caseFile).toList()));
            }
        }
        return families;
    }

    private static void link(Map<FactId, Set<FactId>> linked, FactId one, FactId other) {
        if (other != null) {
            linked.computeIfAbsent(one, ignored -> new LinkedHashSet<>()).add(other);
            linked.computeIfAbsent(other, ignored -> new LinkedHashSet<>()).add(one);
        }
    }

    private static void collect(FactId at, Map<FactId, Set<FactId>> linked, Set<FactId> family) {
        if (family.add(at)) {
            linked.get(at).forEach(next -> collect(next, linked, family));
        }
    }

    private CaseFile caseFile(FactId id) {
        List<Identified<Event>> events = new ArrayList<>();
        List<Identified<Leg>> legs = new ArrayList<>();
        List<Identified<Sla>> slas = new ArrayList<>();
        List<Identified<Survey>> surveys = new ArrayList<>();
        for (FactRecord record : newest.values()) {
            if (record.fact() instanceof Event event && event.interactionId().equals(id)) {
                events.add(new Identified<>(record.id(), event));
            } else if (record.fact() instanceof Leg leg && leg.interactionId().equals(id)) {
                legs.add(new Identified<>(record.id(), leg));
            } else if (record.fact() instanceof Sla sla && sla.interactionId().equals(id)) {
                slas.add(new Identified<>(record.id(), sla));
            } else if (record.fact() instanceof Survey survey && id.equals(survey.interactionId())) {
                surveys.add(new Identified<>(record.id(), survey));
            }
        }
        return new CaseFile(id, (Interaction) newest.get(id).fact(), events, legs, slas, surveys);
    }

    @Override
    public Optional<Agent> agent(FactId id) {
        return find(id, Agent.class);
    }

    @Override
    public Optional<Team> team(FactId id) {
        return find(id, Team.class);
    }

    @Override
    public Optional<Party> customer(FactId id) {
        return find(id, Customer.class)
                .map(customer -> new Party(customer.mergedIntoId() == null ? id : customer.mergedIntoId(),
                        !customer.internal() && !customer.test()));
    }

    @Override
    public Optional<BusinessHours> schedule(FactId id) {
        return find(id, Schedule.class).map(schedule -> hours.computeIfAbsent(id, ignored -> BusinessHours.of(schedule)));
    }

    @Override
    public Optional<Source> source(String slug) {
        return List.of(GoldenG1.DESK, GoldenG1.VOICE).stream().filter(source -> source.id().equals(slug)).findFirst();
    }

    private <T extends Fact> Optional<T> find(FactId id, Class<T> type) {
        FactRecord record = newest.get(id);
        return record == null || id.entity() == Entity.INTERACTION ? Optional.empty() : Optional.of(type.cast(record.fact()));
    }
}
