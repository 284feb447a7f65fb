package io.helpdeskroi.roi.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;

import io.helpdeskroi.contract.InvalidFactException;
import io.helpdeskroi.roi.money.Iso4217;

/**
 * Money that a customer's act moved (D-03).
 *
 * @param amount never negative: a refund's type says that it subtracts
 * @param marginPct margin as per cent of the amount; instead of {@code cost}
 * @param cost what the goods cost; instead of {@code marginPct}
 * @param termMonths contracts: for how long
 */
public record RevenueEvent(String id, RevenueType type, String customerId,
        @JsonSerialize(using = ExactDecimal.Writer.class) @JsonDeserialize(using = ExactDecimal.Reader.class) BigDecimal amount,
        String currency, Instant occurredAt, String orderId, BigDecimal marginPct,
        @JsonSerialize(using = ExactDecimal.Writer.class) @JsonDeserialize(using = ExactDecimal.Reader.class) BigDecimal cost,
        Integer termMonths, String channel, String source) implements LedgerEntry {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public RevenueEvent {
        Require.id(id, "id");
        Require.present(type, "type", "order, subscription_charge, contract, refund, chargeback, upsell or exchange");
        Require.id(customerId, "customer_id");
        amount = Require.notNegative(Require.amount(amount, "amount"), "amount");
        Iso4217.currency(currency, "currency");
        occurredAt = Require.present(occurredAt, "occurred_at", "an ISO 8601 instant with offset")
                .truncatedTo(ChronoUnit.MICROS);
        Require.day(LocalDate.ofInstant(occurredAt, ZoneOffset.UTC), "occurred_at");
        Require.text(orderId, "order_id");
        marginPct = Require.plain(marginPct, "margin_pct");
        if (marginPct != null && marginPct.compareTo(HUNDRED) > 0) {
            throw new InvalidFactException("margin_pct", "is above 100", "at most 100");
        }
        cost = Require.notNegative(cost, "cost");
        if (marginPct != null) {
            Require.absent(cost, "cost", "beside margin_pct");
        }
        if (termMonths != null && termMonths < 1) {
            throw new InvalidFactException("term_months", "is " + termMonths, "1 or more");
        }
        Require.text(channel, "channel");
        Require.text(source, "source");
    }
}
