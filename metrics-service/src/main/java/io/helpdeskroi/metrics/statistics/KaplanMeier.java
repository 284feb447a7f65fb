package io.helpdeskroi.metrics.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Product-limit quantiles of durations of which some still run (KPI catalogue S7): what is open counts for as long as it has
 * been seen open.
 */
public final class KaplanMeier {

    /** Survival is a product of fractions; the limit is met even when rounding leaves it a hair above. */
    private static final double ROUNDING = 1e-12;

    private final List<Case> cases = new ArrayList<>();

    private record Case(double duration, boolean ended) {
    }

    public KaplanMeier ended(double duration) {
        cases.add(new Case(duration, true));
        return this;
    }

    /** A case still open after this long. */
    public KaplanMeier censored(double duration) {
        cases.add(new Case(duration, false));
        return this;
    }

    public int size() {
        return cases.size();
    }

    /** Smallest t with S(t) ≤ 1 − p; empty when the survival never falls that low (reason {@code immature}). */
    public OptionalDouble quantile(double p) {
        List<Case> ordered = new ArrayList<>(cases);
        // At equal durations endings come first: who is censored then was still at risk.
        ordered.sort(Comparator.comparingDouble(Case::duration).thenComparing(Case::ended, Comparator.reverseOrder()));
        double survival = 1;
        for (int i = 0; i < ordered.size(); i++) {
            if (ordered.get(i).ended()) {
                int atRisk = ordered.size() - i;
                survival *= (atRisk - 1.0) / atRisk;
                boolean lastOfTie = i + 1 == ordered.size() || !ordered.get(i + 1).ended()
                        || ordered.get(i + 1).duration() > ordered.get(i).duration();
                if (lastOfTie && survival <= 1 - p + ROUNDING) {
                    return OptionalDouble.of(ordered.get(i).duration());
                }
            }
        }
        return OptionalDouble.empty();
    }
}
