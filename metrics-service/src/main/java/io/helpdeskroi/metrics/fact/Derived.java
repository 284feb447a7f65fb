package io.helpdeskroi.metrics.fact;

import java.util.List;

/**
 * What follows from the facts about one interaction: replaces whatever was derived before for the same interaction. A
 * merged-away or non-countable interaction has facts but no observations.
 */
public record Derived(InteractionFacts facts, List<Observation> observations) {

    public Derived {
        observations = List.copyOf(observations);
    }
}
