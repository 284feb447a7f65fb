package io.helpdeskroi.roi.ledger;

import jakarta.inject.Singleton;

/**
 * The book of costs.
 */
@Singleton
public class CostBook extends LedgerBook<CostEntry, CostRow> {

    CostBook(CostRepository rows, LedgerClock clock) {
        super(rows, clock, "cost");
    }

    @Override
    CostRow row(CostEntry entry) {
        return new CostRow(entry);
    }
}
