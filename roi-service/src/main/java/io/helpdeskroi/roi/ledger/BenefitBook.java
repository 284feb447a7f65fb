package io.helpdeskroi.roi.ledger;

import java.time.Instant;
import java.util.Optional;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import io.helpdeskroi.roi.money.DateSpan;

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

    /** From the first day to the last, as believed at an instant. */
    @Transactional
    public Optional<DateSpan> extent(Instant asOf) {
        return days("benefit_entry", asOf);
    }
}
