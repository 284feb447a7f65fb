package io.helpdeskroi.metrics.ingest;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.helpdeskroi.contract.Customer;
import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.Event;
import io.helpdeskroi.contract.Fact;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.Interaction;
import io.helpdeskroi.contract.Leg;
import io.helpdeskroi.contract.Sla;
import io.helpdeskroi.contract.Survey;
import io.helpdeskroi.metrics.fact.CaseFile;
import io.helpdeskroi.metrics.fact.Identified;
import io.helpdeskroi.metrics.store.FactTable;
import io.helpdeskroi.metrics.store.Subjects;

/**
 * Loads timelines in bulk. Facts of the batch at hand are not read again; of interactions that did not exist before this
 * transaction nothing is read at all.
 */
final class CaseLoader {

    private final Connection connection;
    private final Subjects subjects;
    private final Map<String, Fact> atHand;

    CaseLoader(Connection connection, Subjects subjects, Map<String, Fact> atHand) {
        this.connection = connection;
        this.subjects = subjects;
        this.atHand = atHand;
    }

    /** The facts of each owner, by owner and id. */
    Map<Long, Map<FactId, Fact>> facts(Collection<Long> owners) throws SQLException {
        Map<Long, Map<FactId, Fact>> facts = new HashMap<>();
        Set<Long> stored = new TreeSet<>(owners);
        stored.removeIf(subjects::isNew);
        if (!stored.isEmpty()) {
            for (FactTable.Row row : FactTable.ofOwners(connection, stored)) {
                Fact fact = atHand.get(row.id());
                facts.computeIfAbsent(row.ownerKey(), key -> new HashMap<>()).put(FactId.parse(row.id()),
                        fact == null ? FactJson.read(row.body()) : fact);
            }
        }
        atHand.forEach((text, fact) -> {
            FactId id = FactId.parse(text);
            FactId owner = Owner.of(id, fact);
            if (owner != null && subjects.isNew(subjects.key(owner))) {
                facts.computeIfAbsent(subjects.key(owner), key -> new HashMap<>()).put(id, fact);
            }
        });
        return facts;
    }

    /** The case of an interaction; null while the interaction itself has not arrived. */
    static CaseFile caseFile(FactId id, Map<FactId, Fact> facts) {
        if (!(facts.get(id) instanceof Interaction interaction)) {
            return null;
        }
        List<Identified<Event>> events = new ArrayList<>();
        List<Identified<Leg>> legs = new ArrayList<>();
        List<Identified<Sla>> slas = new ArrayList<>();
        List<Identified<Survey>> surveys = new ArrayList<>();
        facts.forEach((factId, fact) -> {
            if (fact instanceof Event event) {
                events.add(new Identified<>(factId, event));
            } else if (fact instanceof Leg leg) {
                legs.add(new Identified<>(factId, leg));
            } else if (fact instanceof Sla sla) {
                slas.add(new Identified<>(factId, sla));
            } else if (fact instanceof Survey survey) {
                surveys.add(new Identified<>(factId, survey));
            }
        });
        return new CaseFile(id, interaction, events, legs, slas, surveys);
    }

    /** The customers that these facts name, and those they were merged into; locked against change. */
    Map<FactId, Customer> customers(Collection<Map<FactId, Fact>> facts) throws SQLException {
        Set<FactId> wanted = new HashSet<>();
        facts.forEach(ofOne -> ofOne.values().forEach(fact -> {
            if (fact instanceof Interaction interaction) {
                wanted.add(interaction.customerId());
            } else if (fact instanceof Survey survey) {
                wanted.add(survey.customerId());
            } else if (fact instanceof Event event && event.actorId() != null
                    && event.actorId().entity() == Entity.CUSTOMER) {
                wanted.add(event.actorId());
            }
        }));
        wanted.remove(null);
        Map<FactId, Customer> found = new HashMap<>();
        while (!wanted.isEmpty()) {
            subjects.resolve(wanted);
            subjects.lock(wanted.stream().map(subjects::key).toList());
            Set<FactId> mergedInto = new HashSet<>();
            for (FactTable.Row row : FactTable.ofIds(connection, wanted.stream().map(FactId::toString).toList())) {
                if (FactJson.read(row.body()) instanceof Customer customer) {
                    found.put(FactId.parse(row.id()), customer);
                    mergedInto.add(customer.mergedIntoId());
                }
            }
            mergedInto.remove(null);
            mergedInto.removeAll(found.keySet());
            mergedInto.removeAll(wanted);
            wanted.clear();
            wanted.addAll(mergedInto);
        }
        return found;
    }
}
