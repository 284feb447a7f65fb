package io.helpdeskroi.contract;

import java.time.Instant;

/**
 * A visit of an identified customer to the site.
 *
 * @param customerId the customer
 * @param startedAt when
 */
public record Visit(FactId customerId, Instant startedAt) implements Fact {

    public Visit {
        Check.requiredEntity(customerId, Entity.CUSTOMER, "customer_id");
        Check.required(startedAt, "started_at");
    }

    @Override
    public Entity kind() {
        return Entity.VISIT;
    }
}
