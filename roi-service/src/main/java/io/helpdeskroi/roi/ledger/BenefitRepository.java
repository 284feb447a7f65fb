package io.helpdeskroi.roi.ledger;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/**
 * Versions of benefit entries.
 */
@ApplicationScoped
class BenefitRepository implements PanacheRepositoryBase<BenefitRow, Long> {
}
