package io.helpdeskroi.sandbox.control;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Decides for each request whether something goes wrong; the same plan and order of requests go wrong in the same way.
 */
@ApplicationScoped
public class Faults {

    private FaultPlan plan = FaultPlan.NONE;
    private SplittableRandom random = new SplittableRandom(1);
    private int[] matched = new int[0];
    private final Set<Struck> struck = new LinkedHashSet<>();

    /** What goes wrong with a request: at most one fault that ends or delays it, and those that distort its answer. */
    record Strike(Optional<FaultPlan.Fault> request, List<FaultPlan.Fault> answer) {
    }

    /** A record that was served malformed. */
    public record Struck(String vendor, String kind, String id) {
    }

    synchronized FaultPlan plan() {
        return plan;
    }

    synchronized void plan(FaultPlan newPlan) {
        plan = newPlan;
        random = new SplittableRandom(newPlan.seed());
        matched = new int[newPlan.faults().size()];
        struck.clear();
    }

    /** The faults that strike a request for this path. */
    synchronized Strike strike(String path) {
        Optional<FaultPlan.Fault> request = Optional.empty();
        List<FaultPlan.Fault> answer = new ArrayList<>();
        for (int i = 0; i < matched.length; i++) {
            FaultPlan.Fault fault = plan.faults().get(i);
            boolean isOpen = fault.kind().distorts() || request.isEmpty();
            if (isOpen && path.contains(fault.path()) && ++matched[i] > fault.after()
                    && strikes(fault, matched[i] - fault.after())) {
                if (fault.kind().distorts()) {
                    answer.add(fault);
                } else {
                    request = Optional.of(fault);
                }
            }
        }
        return new Strike(request, List.copyOf(answer));
    }

    private boolean strikes(FaultPlan.Fault fault, int turn) {
        if (fault.probability() != null) {
            return random.nextDouble() < fault.probability();
        }
        if (fault.every() != null) {
            return turn % Math.max(1, fault.every()) == 0;
        }
        return fault.next() == null || turn <= fault.next();
    }

    /** Whether a fault with a share strikes this record; the same records in every feed and every time. */
    synchronized boolean strikesRecord(FaultPlan.Fault fault, String kind, String id) {
        return new SplittableRandom(plan.seed() * 31 + (kind + "/" + id).hashCode()).nextDouble() < fault.share();
    }

    synchronized void served(Struck record) {
        struck.add(record);
    }

    /** The records that were served malformed since the plan was set, each once. */
    synchronized List<Struck> struck() {
        return List.copyOf(struck);
    }
}
