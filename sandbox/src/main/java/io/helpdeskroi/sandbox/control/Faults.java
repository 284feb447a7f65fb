package io.helpdeskroi.sandbox.control;

import java.util.Optional;
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

    synchronized FaultPlan plan() {
        return plan;
    }

    synchronized void plan(FaultPlan newPlan) {
        plan = newPlan;
        random = new SplittableRandom(newPlan.seed());
        matched = new int[newPlan.faults().size()];
    }

    /** The fault that strikes a request for this path, if any. */
    public synchronized Optional<FaultPlan.Fault> strike(String path) {
        for (int i = 0; i < matched.length; i++) {
            FaultPlan.Fault fault = plan.faults().get(i);
            if (path.contains(fault.path()) && ++matched[i] > fault.after() && strikes(fault, matched[i] - fault.after())) {
                return Optional.of(fault);
            }
        }
        return Optional.empty();
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

    /** Whether a fault with a share strikes the record of this id; the same records each time. */
    public synchronized boolean strikesRecord(FaultPlan.Fault fault, long id) {
        return new SplittableRandom(plan.seed() * 31 + id).nextDouble() < fault.share();
    }
}
