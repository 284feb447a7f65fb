package io.helpdeskroi.metrics.fact;

import java.util.List;

/**
 * From all interactions of one resolved customer to the observations that look across them ({@link Kind.Origin#CUSTOMER}):
 * repeated contacts, episodes, first contact resolution, bot resolution. Each belongs to one of the interactions.
 */
public final class EpisodeDerivation {

    /**
     * @param interactions every derived interaction of one resolved customer, or a single one of an anonymous customer, in any
     *        order; those that do not count are ignored
     */
    public List<Observation> derive(List<InteractionFacts> interactions) {
        throw new UnsupportedOperationException(interactions.toString());
    }
}
