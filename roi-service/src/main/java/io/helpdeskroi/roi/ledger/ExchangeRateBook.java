package io.helpdeskroi.roi.ledger;

import jakarta.inject.Singleton;

/**
 * The book of exchange rates.
 */
@Singleton
public class ExchangeRateBook extends LedgerBook<ExchangeRateEntry, ExchangeRateRow> {

    ExchangeRateBook(ExchangeRateRepository rows, LedgerClock clock) {
        super(rows, clock, "exchange rate");
    }

    @Override
    ExchangeRateRow row(ExchangeRateEntry entry) {
        return new ExchangeRateRow(entry);
    }
}
