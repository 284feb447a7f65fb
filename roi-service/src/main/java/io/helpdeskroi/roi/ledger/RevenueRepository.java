package io.helpdeskroi.roi.ledger;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/**
 * Versions of revenue entries.
 */
@ApplicationScoped
class RevenueRepository implements PanacheRepositoryBase<RevenueRow, Long> {
}
