package io.helpdeskroi.metrics.ingest;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.helpdeskroi.contract.Agent;
import io.helpdeskroi.contract.Customer;
import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.Event;
import io.helpdeskroi.contract.EventKind;
import io.helpdeskroi.contract.Fact;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.Interaction;
import io.helpdeskroi.contract.InvalidFactException;
import io.helpdeskroi.contract.Verdict;
import io.helpdeskroi.metrics.ingest.ReceivedBatch.Received;
import io.helpdeskroi.metrics.store.Dictionaries;
import io.helpdeskroi.metrics.store.FactTable;
import io.helpdeskroi.metrics.store.InteractionTable;
import io.helpdeskroi.metrics.store.RederivationQueue;
import io.helpdeskroi.metrics.store.ReferenceLock;
import io.helpdeskroi.metrics.store.SourceTable;
import io.helpdeskroi.metrics.store.StoredFact;
import io.helpdeskroi.metrics.store.Subjects;

/**
 * One batch in one transaction. What is already known is found without a lock or a write, because most of what a poll
 * brings is known; the rest is locked, stored and derived.
 */
final class BatchWrite {

    private static final Set<Entity> REFERENCE = Set.of(Entity.AGENT, Entity.TEAM, Entity.SCHEDULE);

    private final Connection connection;
    private final ReferenceData reference;
    private final Dictionaries dictionaries;
    private final Clock clock;
    private final IngestMeters meters;
    private final Subjects subjects;
    private final Map<Long, Cause> touched = new HashMap<>();
    private final Map<String, Fact> atHand = new HashMap<>();

    BatchWrite(Connection connection, ReferenceData reference, Dictionaries dictionaries, Clock clock, IngestMeters meters) {
        this.connection = connection;
        this.reference = reference;
        this.dictionaries = dictionaries;
        this.clock = clock;
        this.meters = meters;
        this.subjects = new Subjects(connection);
    }

    void write(ReceivedBatch batch, Map<String, Received> newest, Verdict[] verdicts) throws SQLException {
        Map<String, FactTable.Known> known = newest.isEmpty() ? Map.of() : FactTable.known(connection, newest.keySet());
        List<StoredFact> news = new ArrayList<>();
        newest.forEach((id, received) -> {
            Verdict verdict = verdict(received.fact(), known.get(id));
            verdicts[received.index()] = verdict;
            if (verdict == Verdict.STORED) {
                news.add(received.fact());
            }
        });
        boolean sourceChanged = !SourceTable.isCurrent(connection, batch.source());
        if (!news.isEmpty() || sourceChanged) {
            storeNews(batch, news, known, newest, verdicts, sourceChanged);
        }
        SourceTable.noteBatch(connection, batch.source().id(), batch.stream(), batch.highWaterMark(), clock.instant());
    }

    private static Verdict verdict(StoredFact fact, FactTable.Known known) {
        if (known == null || fact.version() > known.version()) {
            return Verdict.STORED;
        }
        if (fact.version() < known.version()) {
            return Verdict.STALE;
        }
        return fact.hash() == known.hash() ? Verdict.UNCHANGED : Verdict.STORED;
    }

    private void storeNews(ReceivedBatch batch, List<StoredFact> news, Map<String, FactTable.Known> known,
            Map<String, Received> newest, Verdict[] verdicts, boolean sourceChanged) throws SQLException {
        boolean changesReference = sourceChanged || news.stream().anyMatch(fact -> isReference(fact)
                && (known.get(fact.id()) == null || known.get(fact.id()).hash() != fact.hash()));
        long version = changesReference ? ReferenceLock.change(connection) : ReferenceLock.share(connection);
        lockOwners(news, known);
        Instant now = clock.instant(); // under the locks: later changes of a subject carry later instants
        Map<String, Fact> before = contentBefore(news, known);
        Set<String> written = FactTable.upsert(connection, news, fact -> subjects.key(owner(fact)), now);
        for (StoredFact fact : news) {
            if (written.contains(fact.id())) {
                changed(fact, known.get(fact.id()), before.get(fact.id()));
            }
        }
        if (written.size() < news.size()) {
            overtaken(news, written, newest, verdicts);
        }
        linkMerges(news, written);
        if (sourceChanged) {
            registerSource(batch, now);
        }
        queueDependents(news, written, before, now);
        ReferenceData.Snapshot snapshot = changesReference ? ReferenceData.read(connection, version)
                : reference.at(connection, version);
        meters.derivation(() -> derive(snapshot, now));
    }

    private Derivation.Outcome derive(ReferenceData.Snapshot snapshot, Instant now) throws SQLException {
        Derivation.Outcome outcome = new Derivation(connection, subjects, snapshot, dictionaries, atHand).run(touched, now,
                false);
        RederivationQueue.retryLater(connection, outcome.failed(), 0, now);
        return outcome;
    }

    private static boolean isReference(StoredFact fact) {
        return REFERENCE.contains(fact.record().id().entity());
    }

    private static FactId owner(StoredFact fact) {
        return Owner.of(fact.record().id(), fact.record().fact());
    }

    private void lockOwners(List<StoredFact> news, Map<String, FactTable.Known> known) throws SQLException {
        Set<FactId> owners = new HashSet<>();
        Set<Long> keys = new HashSet<>();
        for (StoredFact fact : news) {
            owners.add(owner(fact));
            FactTable.Known old = known.get(fact.id());
            if (old != null && old.ownerKey() != null) {
                keys.add(old.ownerKey());
            }
        }
        owners.remove(null);
        subjects.resolve(owners);
        owners.forEach(owner -> keys.add(subjects.key(owner)));
        subjects.lock(keys);
    }

    /** Former content, where the difference matters: it names the cause of restatements. */
    private Map<String, Fact> contentBefore(List<StoredFact> news, Map<String, FactTable.Known> known) throws SQLException {
        List<String> ids = news.stream().filter(fact -> known.containsKey(fact.id()))
                .filter(fact -> fact.record().fact() instanceof Interaction || fact.record().fact() instanceof Customer
                        || fact.record().fact() instanceof Agent)
                .map(StoredFact::id).toList();
        Map<String, Fact> before = new HashMap<>();
        if (!ids.isEmpty()) {
            FactTable.ofIds(connection, ids).forEach(row -> before.put(row.id(), FactJson.read(row.body())));
        }
        return before;
    }

    private void changed(StoredFact fact, FactTable.Known known, Fact before) {
        Fact after = fact.record().fact();
        atHand.put(fact.id(), after);
        if (known != null && known.hash() == fact.hash()) {
            return;
        }
        FactId owner = owner(fact);
        if (owner != null && owner.entity() != Entity.CUSTOMER) {
            touched.merge(subjects.key(owner), Cause.of(before, after), Cause::or);
        }
        if (known != null && known.ownerKey() != null && !Objects.equals(known.ownerKey(), subjects.key(owner))
                && !(after instanceof Customer)) {
            touched.merge(known.ownerKey(), Cause.LATE_FACT, Cause::or);
        }
    }

    /** Between our look and our lock another batch has stored the same facts, or newer ones. */
    private void overtaken(List<StoredFact> news, Set<String> written, Map<String, Received> newest, Verdict[] verdicts)
            throws SQLException {
        List<String> lost = news.stream().map(StoredFact::id).filter(id -> !written.contains(id)).toList();
        Map<String, FactTable.Known> now = FactTable.known(connection, lost);
        for (String id : lost) {
            Received received = newest.get(id);
            verdicts[received.index()] = verdict(received.fact(), now.get(id));
        }
    }

    private void linkMerges(List<StoredFact> news, Set<String> written) throws SQLException {
        Map<FactId, FactId> survivors = new HashMap<>();
        for (StoredFact fact : news) {
            if (!written.contains(fact.id())) {
                continue;
            }
            if (fact.record().fact() instanceof Interaction interaction && interaction.mergedIntoId() != null) {
                survivors.put(fact.record().id(), interaction.mergedIntoId());
            } else if (fact.record().fact() instanceof Event event && event.type() == EventKind.MERGED) {
                FactId survivor = interactionId(event.to());
                if (survivor != null) {
                    survivors.put(event.interactionId(), survivor);
                }
            }
        }
        if (survivors.isEmpty()) {
            return;
        }
        subjects.resolve(survivors.keySet());
        subjects.resolve(survivors.values());
        List<InteractionTable.Pair> pairs = new ArrayList<>();
        survivors.forEach((loser, survivor) -> {
            if (!loser.equals(survivor)) {
                pairs.add(new InteractionTable.Pair(subjects.key(loser), subjects.key(survivor)));
            }
        });
        InteractionTable.addMergeLinks(connection, pairs);
    }

    private static FactId interactionId(String text) {
        try {
            FactId id = FactId.parse(text);
            return id.entity() == Entity.INTERACTION ? id : null;
        } catch (InvalidFactException notAnId) {
            return null;
        }
    }

    private void registerSource(ReceivedBatch batch, Instant now) throws SQLException {
        boolean isKnown = SourceTable.all(connection).containsKey(batch.source().id());
        SourceTable.register(connection, batch.source(), now);
        if (isKnown) {
            RederivationQueue.addOfSource(connection, batch.source().id(), Cause.SOURCE.wire(), now);
        }
    }

    private void queueDependents(List<StoredFact> news, Set<String> written, Map<String, Fact> before, Instant now)
            throws SQLException {
        Map<Cause, Set<FactId>> changed = new HashMap<>();
        for (StoredFact fact : news) {
            Fact after = fact.record().fact();
            if (!written.contains(fact.id()) || sameForDerivations(before.get(fact.id()), after)) {
                continue;
            }
            switch (after.kind()) {
                case AGENT -> changed.computeIfAbsent(Cause.AGENT, cause -> new HashSet<>()).add(fact.record().id());
                case TEAM -> changed.computeIfAbsent(Cause.TEAM, cause -> new HashSet<>()).add(fact.record().id());
                case SCHEDULE -> changed.computeIfAbsent(Cause.SCHEDULE, cause -> new HashSet<>()).add(fact.record().id());
                case CUSTOMER -> changed.computeIfAbsent(Cause.IDENTITY, cause -> new HashSet<>()).add(fact.record().id());
                default -> {
                    // Facts of a timeline touch their owner, and nothing else looks at them.
                }
            }
        }
        for (Map.Entry<Cause, Set<FactId>> entry : changed.entrySet()) {
            subjects.resolve(entry.getValue());
            RederivationQueue.addDependents(connection, entry.getValue().stream().map(subjects::key).toList(),
                    entry.getKey().wire(), now);
        }
    }

    private static boolean sameForDerivations(Fact before, Fact after) {
        if (before instanceof Customer old && after instanceof Customer now) {
            return old.internal() == now.internal() && old.test() == now.test()
                    && Objects.equals(old.mergedIntoId(), now.mergedIntoId());
        }
        if (before instanceof Agent old && after instanceof Agent now) {
            return old.type() == now.type() && old.supportRole().equals(now.supportRole())
                    && old.memberships().equals(now.memberships());
        }
        return after.equals(before);
    }
}
