package io.helpdeskroi.roi.ledger;

import jakarta.inject.Singleton;

/**
 * The book of benefits.
 */
@Singleton
public class BenefitBook extends LedgerBook<BenefitEntry, BenefitRow> {

    BenefitBook(BenefitRepository rows, LedgerClock clock) {
        super(rows, clock, "benefit");
    }

    @Override
    BenefitRow row(BenefitEntry entry) {
        return new BenefitRow(entry);
    }
}
