package io.helpdeskroi.contract;

import java.util.List;

/**
 * One vendor account as a source of facts.
 *
 * @param id slug, the first part of every {@link FactId} it delivers
 * @param vendor the vendor
 * @param entities kinds of fact it can deliver: a KPI needing another kind is null with {@code capability_missing}
 */
public record Source(String id, Vendor vendor, List<Entity> entities) {

    public Source {
        FactId.of(id, Entity.INTERACTION, "x");
        Check.required(vendor, "vendor");
        entities = Check.list(entities);
    }
}
