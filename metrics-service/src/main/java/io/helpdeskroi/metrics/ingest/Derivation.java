package io.helpdeskroi.metrics.ingest;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.jboss.logging.Logger;

import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.Fact;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.Survey;
import io.helpdeskroi.metrics.fact.CaseFile;
import io.helpdeskroi.metrics.fact.Derived;
import io.helpdeskroi.metrics.fact.EpisodeDerivation;
import io.helpdeskroi.metrics.fact.Identified;
import io.helpdeskroi.metrics.fact.InteractionDerivation;
import io.helpdeskroi.metrics.fact.InteractionFacts;
import io.helpdeskroi.metrics.fact.MergeFamily;
import io.helpdeskroi.metrics.fact.Observation;
import io.helpdeskroi.metrics.fact.SurveyDerivation;
import io.helpdeskroi.metrics.store.Dictionaries;
import io.helpdeskroi.metrics.store.InteractionTable;
import io.helpdeskroi.metrics.store.ObservationTable;
import io.helpdeskroi.metrics.store.Subjects;

/**
 * One derivation inside a transaction: from touched subjects to believed observations. Sets of interactions are loaded and
 * written with a fixed number of statements, however many there are.
 */
final class Derivation {

    private static final Logger LOG = Logger.getLogger(Derivation.class);

    private final Connection connection;
    private final Subjects subjects;
    private final ReferenceData.Snapshot reference;
    private final Dictionaries dictionaries;
    private final CaseLoader loader;
    private final EpisodeDerivation episodes = new EpisodeDerivation();

    private final DerivedRows rows = new DerivedRows();
    private final Map<Long, Cause> causes = new HashMap<>();
    private final Set<Long> failed = new TreeSet<>();

    Derivation(Connection connection, Subjects subjects, ReferenceData.Snapshot reference, Dictionaries dictionaries,
            Map<String, Fact> atHand) {
        this.connection = connection;
        this.subjects = subjects;
        this.reference = reference;
        this.dictionaries = dictionaries;
        this.loader = new CaseLoader(connection, subjects, atHand);
    }

    /** What came of it: changed rows, and the interactions whose derivation broke (their former rows stay). */
    record Outcome(ObservationTable.Change change, Set<Long> failed) {
    }

    /** @param thorough derives what looks across interactions also where the interactions are what they were */
    Outcome run(Map<Long, Cause> touched, Instant now, boolean thorough) throws SQLException {
        Set<Long> keys = connected(touched.keySet());
        Map<Long, FactId> ids = subjects.ids(keys);
        touched.forEach((key, cause) -> causes.merge(key, cause, Cause::or));
        Map<Long, Map<FactId, Fact>> facts = loader.facts(keys);
        CaseDirectory directory = new CaseDirectory(reference, loader.customers(facts.values()));
        Map<Long, CaseFile> cases = new HashMap<>();
        Set<Long> interactions = new TreeSet<>();
        ids.forEach((key, id) -> {
            if (id.entity() == Entity.INTERACTION) {
                interactions.add(key);
                CaseFile file = disconnected(id) ? null : CaseLoader.caseFile(id, facts.getOrDefault(key, Map.of()));
                if (file != null) {
                    cases.put(key, file);
                }
            }
        });
        Map<Long, InteractionFacts> derived = deriveInteractions(directory, families(interactions, cases), cases);
        deriveSurveys(directory, ids, facts);
        interactions.removeAll(failed);
        deriveCustomers(interactions, derived, thorough);
        return write(now);
    }

    private Set<Long> connected(Set<Long> touched) throws SQLException {
        Set<Long> keys = new TreeSet<>(touched);
        subjects.lock(keys);
        Set<Long> all = InteractionTable.connected(connection, keys);
        if (all.size() > keys.size()) {
            all.removeAll(keys);
            subjects.lock(all);
            keys.addAll(all);
        }
        return keys;
    }

    private boolean disconnected(FactId id) {
        var source = reference.sources().get(id.source());
        return source != null && source.disconnectedAt() != null;
    }

    private List<Set<Long>> families(Set<Long> interactions, Map<Long, CaseFile> cases) throws SQLException {
        Map<Long, Set<Long>> familyOf = new HashMap<>();
        interactions.forEach(key -> familyOf.put(key, new TreeSet<>(Set.of(key))));
        for (InteractionTable.Pair merge : InteractionTable.merges(connection, interactions)) {
            Set<Long> one = familyOf.get(merge.first());
            Set<Long> other = familyOf.get(merge.second());
            if (one != null && other != null && one != other) {
                one.addAll(other);
                other.forEach(key -> familyOf.put(key, one));
            }
        }
        List<Set<Long>> families = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        for (Long key : interactions) {
            if (seen.add(key)) {
                seen.addAll(familyOf.get(key));
                Set<Long> present = new TreeSet<>(familyOf.get(key));
                present.retainAll(cases.keySet());
                if (!present.isEmpty()) {
                    families.add(present);
                }
            }
        }
        return families;
    }

    private Map<Long, InteractionFacts> deriveInteractions(CaseDirectory directory, List<Set<Long>> families,
            Map<Long, CaseFile> cases) throws SQLException {
        InteractionDerivation derivation = new InteractionDerivation(directory, reference.account().settings());
        Map<Long, InteractionFacts> facts = new HashMap<>();
        Map<Long, Set<FactId>> inputs = new HashMap<>();
        for (Set<Long> family : families) {
            try {
                List<Derived> results = derivation.derive(new MergeFamily(family.stream().map(cases::get).toList()));
                for (Derived result : results) {
                    DerivedRows.check(result.observations());
                }
                for (Derived result : results) {
                    Long key = subjects.key(result.facts().interactionId());
                    facts.put(key, result.facts());
                    rows.add(key, result.observations());
                }
            } catch (RuntimeException broken) {
                LOG.errorf(broken, "derivation broke for %d interaction(s), first %s", family.size(),
                        cases.get(family.iterator().next()).id());
                failed.addAll(family);
            }
            Set<FactId> asked = directory.takeAsked();
            family.forEach(key -> inputs.put(key, asked));
        }
        noteInputs(inputs);
        return facts;
    }

    private void noteInputs(Map<Long, Set<FactId>> inputs) throws SQLException {
        Set<FactId> asked = new HashSet<>();
        inputs.values().forEach(asked::addAll);
        subjects.resolve(asked);
        Set<InteractionTable.Pair> pairs = new HashSet<>();
        inputs.forEach((key, ids) -> ids.forEach(id -> pairs.add(new InteractionTable.Pair(subjects.key(id), key))));
        InteractionTable.addInputs(connection, pairs);
    }

    private void deriveSurveys(CaseDirectory directory, Map<Long, FactId> ids, Map<Long, Map<FactId, Fact>> facts)
            throws SQLException {
        SurveyDerivation derivation = new SurveyDerivation(directory, reference.account().settings());
        Map<Long, Set<FactId>> inputs = new HashMap<>();
        for (Map.Entry<Long, FactId> entry : ids.entrySet()) {
            FactId id = entry.getValue();
            if (id.entity() != Entity.SURVEY) {
                continue;
            }
            boolean stands = !disconnected(id)
                    && facts.getOrDefault(entry.getKey(), Map.of()).get(id) instanceof Survey;
            if (stands) {
                deriveSurvey(derivation, entry.getKey(), new Identified<>(id, (Survey) facts.get(entry.getKey()).get(id)));
                inputs.put(entry.getKey(), directory.takeAsked());
            } else {
                rows.add(entry.getKey(), List.of());
            }
        }
        noteInputs(inputs);
    }

    private void deriveSurvey(SurveyDerivation derivation, Long key, Identified<Survey> survey) {
        try {
            List<Observation> observations = derivation.derive(survey);
            DerivedRows.check(observations);
            rows.add(key, observations);
        } catch (RuntimeException broken) {
            LOG.errorf(broken, "derivation broke for %s", survey.id());
            failed.add(key);
        }
    }

    /** Derives what looks across interactions, for the customers whose interactions are not what they were. */
    private void deriveCustomers(Set<Long> interactions, Map<Long, InteractionFacts> derived, boolean thorough)
            throws SQLException {
        Map<Long, InteractionTable.Row> before = InteractionTable.ofKeys(connection,
                interactions.stream().filter(key -> !subjects.isNew(key)).toList());
        List<FactId> customerIds = derived.values().stream().map(InteractionFacts::customerId).filter(Objects::nonNull)
                .toList();
        subjects.resolve(customerIds);
        List<InteractionTable.Row> changed = new ArrayList<>();
        Map<Long, Cause> customers = new HashMap<>();
        for (Long key : interactions) {
            InteractionFacts facts = derived.get(key);
            InteractionTable.Row old = before.get(key);
            if (facts == null) {
                rows.add(key, List.of());
                if (old != null && old.customerKey() != null) {
                    customers.merge(old.customerKey(), cause(key), Cause::or);
                }
                continue;
            }
            InteractionTable.Row row = new InteractionTable.Row(key, subjects.key(facts.customerId()), FactJson.write(facts));
            if (row.customerKey() == null) {
                deriveAcross(key, List.of(facts), Set.of(key));
            }
            if (thorough || !row.equals(old)) {
                changed.add(row);
                if (row.customerKey() != null) {
                    customers.merge(row.customerKey(), cause(key), Cause::or);
                }
                if (old != null && old.customerKey() != null) {
                    customers.merge(old.customerKey(), cause(key), Cause::or);
                }
            }
        }
        subjects.lock(customers.keySet());
        InteractionTable.upsert(connection, changed);
        InteractionTable.delete(connection, before.keySet().stream().filter(key -> !derived.containsKey(key)).toList());
        Map<Long, List<InteractionFacts>> byCustomer = new HashMap<>();
        customers.keySet().forEach(key -> byCustomer.put(key, new ArrayList<>()));
        for (InteractionTable.Row row : InteractionTable.ofCustomers(connection, customers.keySet()).values()) {
            InteractionFacts facts = derived.get(row.key());
            byCustomer.get(row.customerKey()).add(facts == null ? FactJson.readFacts(row.facts()) : facts);
        }
        byCustomer.forEach((key, facts) -> {
            Set<Long> own = new TreeSet<>();
            changed.stream().filter(row -> key.equals(row.customerKey())).forEach(row -> own.add(row.key()));
            deriveAcross(key, facts, own);
            causes.merge(key, customers.get(key), Cause::or);
        });
    }

    /** @param retried what is derived again should it break */
    private void deriveAcross(Long subject, List<InteractionFacts> facts, Set<Long> retried) {
        try {
            List<Observation> observations = episodes.derive(facts);
            DerivedRows.check(observations);
            rows.add(subject, observations);
        } catch (RuntimeException broken) {
            LOG.errorf(broken, "derivation across %d interaction(s) broke, first %s", facts.size(),
                    facts.get(0).interactionId());
            failed.addAll(retried);
        }
    }

    private Cause cause(Long key) {
        return causes.getOrDefault(key, Cause.LATE_FACT);
    }

    private Outcome write(Instant now) throws SQLException {
        Collection<Observation> observations = rows.observations();
        subjects.resolve(DerivedRows.ids(observations));
        Dictionaries.Numbers numbers = dictionaries.numbers(connection, observations);
        Set<Long> fresh = new HashSet<>();
        rows.subjects().stream().filter(subjects::isNew).forEach(fresh::add);
        ObservationTable.Change change = ObservationTable.replace(connection, rows.subjects(), fresh,
                rows.stored(subjects, numbers), now);
        Map<Long, String> restated = new HashMap<>();
        change.restated().forEach(key -> restated.put(key, cause(key).wire()));
        ObservationTable.noteRestatements(connection, restated, now);
        return new Outcome(change, failed);
    }
}
