package io.helpdeskroi.roi.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;

import io.helpdeskroi.contract.InvalidFactException;
import io.helpdeskroi.roi.money.ExchangeRate;
import io.helpdeskroi.roi.money.Iso4217;

/**
 * What one unit of {@code base} cost in {@code quote} on a day (N-06). Pair and day are its identity.
 */
public record ExchangeRateEntry(String base, String quote,
        @JsonSerialize(using = ExactDecimal.Writer.class) @JsonDeserialize(using = ExactDecimal.Reader.class) BigDecimal rate,
        LocalDate rateDate, String source) implements LedgerEntry {

    public ExchangeRateEntry {
        Iso4217.currency(base, "base");
        Iso4217.currency(quote, "quote");
        if (base.equals(quote)) {
            throw new InvalidFactException("quote", "equals base", "another currency");
        }
        rate = Require.amount(rate, "rate");
        if (rate.signum() <= 0) {
            throw new InvalidFactException("rate", "is not positive", "more than 0");
        }
        Require.day(Require.present(rateDate, "rate_date", "an ISO 8601 date"), "rate_date");
        Require.id(source, "source");
    }

    @Override
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public String id() {
        return base + "-" + quote + "-" + rateDate;
    }

    /** The rate as the conversion table takes it. */
    public ExchangeRate rateOfDay() {
        return new ExchangeRate(Iso4217.currency(base, "base"), Iso4217.currency(quote, "quote"), rate, rateDate, source);
    }
}
