package io.helpdeskroi.roi.ledger;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/**
 * Versions of cost entries.
 */
@ApplicationScoped
class CostRepository implements PanacheRepositoryBase<CostRow, Long> {
}
