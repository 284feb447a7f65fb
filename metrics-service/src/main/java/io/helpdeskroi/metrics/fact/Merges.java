package io.helpdeskroi.metrics.fact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.Event;
import io.helpdeskroi.contract.EventKind;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.InvalidFactException;
import io.helpdeskroi.contract.Status;

/**
 * Who was merged into whom (C7). Members of the survivor's customer join the survivor; members of other customers stay cases
 * of their own and inherit its next answer and solve.
 */
final class Merges {

    private final Directory directory;

    Merges(Directory directory) {
        this.directory = directory;
    }

    private record Merge(FactId into, Instant at) {
    }

    /** The family's cases as clusters; merged-away members of the same customer are listed in their survivor's cluster. */
    List<Cluster> clusters(MergeFamily family) {
        if (family.cases().size() == 1) {
            return List.of(Cluster.single(family.cases().get(0)));
        }
        Map<FactId, CaseFile> cases = new HashMap<>();
        Map<FactId, Merge> merges = new HashMap<>();
        for (CaseFile file : family.cases()) {
            cases.put(file.id(), file);
            Merge merge = mergeOf(file);
            if (merge != null) {
                merges.put(file.id(), merge);
            }
        }
        Map<FactId, List<Cluster.Loser>> losers = new HashMap<>();
        Set<FactId> joined = new HashSet<>();
        Map<FactId, FactId> heirs = new HashMap<>();
        for (CaseFile file : family.cases()) {
            FactId root = root(file.id(), merges, cases);
            if (root.equals(file.id())) {
                continue;
            }
            if (sameCustomer(file, cases.get(root))) {
                joined.add(file.id());
                losers.computeIfAbsent(root, ignored -> new ArrayList<>())
                        .add(new Cluster.Loser(file, merges.get(file.id()).at()));
            } else {
                heirs.put(file.id(), root);
            }
        }
        List<Cluster> clusters = new ArrayList<>();
        for (CaseFile file : family.cases()) {
            if (joined.contains(file.id())) {
                continue;
            }
            FactId root = heirs.get(file.id());
            clusters.add(root == null ? new Cluster(file, losers.getOrDefault(file.id(), List.of()), null, null)
                    : new Cluster(file, List.of(), cases.get(root), merges.get(file.id()).at()));
        }
        return clusters;
    }

    private boolean sameCustomer(CaseFile member, CaseFile survivor) {
        FactId one = resolved(member.interaction().customerId());
        FactId other = resolved(survivor.interaction().customerId());
        // Without a known customer on both sides a merge is what it mostly is: the same matter, twice.
        return one == null || other == null || one.equals(other);
    }

    private FactId resolved(FactId customer) {
        return customer == null ? null : directory.customer(customer).map(Party::customerId).orElse(customer);
    }

    private static FactId root(FactId id, Map<FactId, Merge> merges, Map<FactId, CaseFile> cases) {
        Set<FactId> seen = new HashSet<>();
        FactId at = id;
        while (seen.add(at)) {
            Merge merge = merges.get(at);
            if (merge == null || !cases.containsKey(merge.into())) {
                return at;
            }
            at = merge.into();
        }
        // A circle of merges has no survivor; each case stands for itself.
        return id;
    }

    private static Merge mergeOf(CaseFile file) {
        Event last = null;
        for (Identified<Event> entry : Timeline.ordered(file.events())) {
            if (entry.fact().type() == EventKind.MERGED || entry.fact().type() == EventKind.UNMERGED) {
                last = entry.fact();
            }
        }
        if (last != null && last.type() == EventKind.UNMERGED) {
            return null;
        }
        if (last != null) {
            FactId into = interactionId(last.to());
            return into == null || into.equals(file.id()) ? null : new Merge(into, last.occurredAt());
        }
        FactId into = file.interaction().mergedIntoId();
        return into == null || into.equals(file.id()) ? null : new Merge(into, closedAt(file));
    }

    /** Vendors close a merged-away case at the merge; without a merge event that is the best witness. */
    private static Instant closedAt(CaseFile file) {
        Instant closed = file.interaction().createdAt();
        for (Identified<Event> entry : file.events()) {
            Event event = entry.fact();
            if (event.type() == EventKind.STATUS && Status.CLOSED.wire().equals(event.to())
                    && event.occurredAt().isAfter(closed)) {
                closed = event.occurredAt();
            }
        }
        return closed;
    }

    private static FactId interactionId(String text) {
        try {
            FactId id = FactId.parse(text);
            return id.entity() == Entity.INTERACTION ? id : null;
        } catch (InvalidFactException unreadable) {
            return null;
        }
    }
}
