package io.helpdeskroi.connector.spi;

import java.time.Duration;
import java.util.Set;

import io.helpdeskroi.contract.Entity;

/**
 * Constant facts about a feed.
 *
 * @param id stable name, kebab-case
 * @param title name for people
 * @param entities kinds of fact it delivers
 * @param optional whether the connection works without it, for example where the account's plan lacks the feature
 * @param settleLag how long after an event the feed can be trusted to show it
 * @param pollEvery least time between two polls of the feed once it has caught up
 * @param cost requests that reading it takes
 * @param ranged whether it can be read for a range of time beside following it; a list that is read whole each time cannot
 */
public record StreamDescriptor(String id, String title, Set<Entity> entities, boolean optional, Duration settleLag,
        Duration pollEvery, ReadCost cost, boolean ranged) {

    private static final ReadCost USUAL = new ReadCost(100, 0, "/");

    public StreamDescriptor {
        entities = Set.copyOf(entities);
    }

    /** A feed that can be read for a range of time, at a hundred rows a request. */
    public StreamDescriptor(String id, String title, Set<Entity> entities, boolean optional, Duration settleLag,
            Duration pollEvery) {
        this(id, title, entities, optional, settleLag, pollEvery, USUAL, true);
    }

    /** The same feed, with other costs. */
    public StreamDescriptor costing(ReadCost other) {
        return new StreamDescriptor(id, title, entities, optional, settleLag, pollEvery, other, ranged);
    }

    /** The same feed, which is a list that is read whole each time. */
    public StreamDescriptor readWhole() {
        return new StreamDescriptor(id, title, entities, optional, settleLag, pollEvery, cost, false);
    }
}
