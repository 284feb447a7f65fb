package io.helpdeskroi.metrics.ingest;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.helpdeskroi.contract.Agent;
import io.helpdeskroi.contract.Customer;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.Source;
import io.helpdeskroi.contract.Team;
import io.helpdeskroi.metrics.fact.Directory;
import io.helpdeskroi.metrics.fact.Party;
import io.helpdeskroi.metrics.store.SourceTable;
import io.helpdeskroi.metrics.time.BusinessHours;

/**
 * Answers a derivation from memory and remembers what it was asked for, also in vain: when that changes or arrives, the
 * derivation is due again.
 */
final class CaseDirectory implements Directory {

    private static final int LONGEST_MERGE_CHAIN = 50;

    private final ReferenceData.Snapshot reference;
    private final Map<FactId, Customer> customers;
    private Set<FactId> asked = new HashSet<>();

    CaseDirectory(ReferenceData.Snapshot reference, Map<FactId, Customer> customers) {
        this.reference = reference;
        this.customers = customers;
    }

    /** What was asked for since the last call. */
    Set<FactId> takeAsked() {
        Set<FactId> taken = asked;
        asked = new HashSet<>();
        return taken;
    }

    @Override
    public Optional<Agent> agent(FactId id) {
        asked.add(id);
        return Optional.ofNullable(reference.agents().get(id));
    }

    @Override
    public Optional<Team> team(FactId id) {
        asked.add(id);
        return Optional.ofNullable(reference.teams().get(id));
    }

    @Override
    public Optional<Party> customer(FactId id) {
        asked.add(id);
        Customer customer = customers.get(id);
        if (customer == null) {
            return Optional.empty();
        }
        FactId resolved = id;
        boolean countable = !customer.internal() && !customer.test();
        for (int step = 0; step < LONGEST_MERGE_CHAIN && customer != null && customer.mergedIntoId() != null; step++) {
            resolved = customer.mergedIntoId();
            asked.add(resolved);
            customer = customers.get(resolved);
            countable &= customer == null || !customer.internal() && !customer.test();
        }
        return Optional.of(new Party(resolved, countable));
    }

    @Override
    public Optional<BusinessHours> schedule(FactId id) {
        asked.add(id);
        return Optional.ofNullable(reference.schedules().get(id));
    }

    @Override
    public Optional<Source> source(String slug) {
        return Optional.ofNullable(reference.sources().get(slug)).map(SourceTable.Row::source);
    }
}
