package io.helpdeskroi.roi.ledger;

import java.math.BigDecimal;
import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

/**
 * One version of a revenue event.
 */
@Entity
@Table(name = "revenue_event")
class RevenueRow extends LedgerRow<RevenueEvent> {

    @Enumerated(EnumType.STRING)
    RevenueType type;
    @Column(name = "customer_id")
    String customerId;
    BigDecimal amount;
    String currency;
    @Column(name = "occurred_at")
    Instant occurredAt;
    @Column(name = "order_id")
    String orderId;
    @Column(name = "margin_pct")
    BigDecimal marginPct;
    BigDecimal cost;
    @Column(name = "term_months")
    Integer termMonths;
    String channel;
    String source;

    RevenueRow() {
    }

    RevenueRow(RevenueEvent event) {
        type = event.type();
        customerId = event.customerId();
        amount = event.amount();
        currency = event.currency();
        occurredAt = event.occurredAt();
        orderId = event.orderId();
        marginPct = event.marginPct();
        cost = event.cost();
        termMonths = event.termMonths();
        channel = event.channel();
        source = event.source();
    }

    @Override
    RevenueEvent entry() {
        return new RevenueEvent(entryId, type, customerId, amount, currency, occurredAt, orderId, marginPct, cost, termMonths,
                channel, source);
    }
}
