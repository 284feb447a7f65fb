package io.helpdeskroi.roi.ledger;

import java.time.Instant;
import java.util.Optional;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import io.helpdeskroi.roi.money.DateSpan;

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

    /** From the first day to the last, as believed at an instant. */
    @Transactional
    public Optional<DateSpan> extent(Instant asOf) {
        return days("cost_entry", asOf);
    }
}
