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
 */
public record StreamDescriptor(String id, String title, Set<Entity> entities, boolean optional, Duration settleLag,
        Duration pollEvery) {

    public StreamDescriptor {
        entities = Set.copyOf(entities);
    }
}
