package io.helpdeskroi.roi.ledger;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/**
 * Versions of exchange rate entries.
 */
@ApplicationScoped
class ExchangeRateRepository implements PanacheRepositoryBase<ExchangeRateRow, Long> {
}
