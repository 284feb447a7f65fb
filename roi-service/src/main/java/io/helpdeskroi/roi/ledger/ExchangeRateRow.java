package io.helpdeskroi.roi.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/**
 * One version of an exchange rate.
 */
@Entity
@Table(name = "exchange_rate")
class ExchangeRateRow extends LedgerRow<ExchangeRateEntry> {

    String base;
    String quote;
    BigDecimal rate;
    @Column(name = "rate_date")
    LocalDate rateDate;
    String source;

    ExchangeRateRow() {
    }

    ExchangeRateRow(ExchangeRateEntry rateOfDay) {
        base = rateOfDay.base();
        quote = rateOfDay.quote();
        rate = rateOfDay.rate();
        rateDate = rateOfDay.rateDate();
        source = rateOfDay.source();
    }

    @Override
    ExchangeRateEntry entry() {
        return new ExchangeRateEntry(base, quote, rate, rateDate, source);
    }
}
