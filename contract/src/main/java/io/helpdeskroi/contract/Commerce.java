package io.helpdeskroi.contract;

import java.time.Instant;

/**
 * A commercial act of a customer.
 *
 * @param customerId the customer
 * @param type what was done
 * @param occurredAt when
 * @param amountMinor minor units of the currency; optional
 * @param currency ISO 4217; required with an amount
 * @param intervalMonths length of a subscription period; optional
 * @param orderId optional
 * @param referredBy optional
 */
public record Commerce(FactId customerId, CommerceKind type, Instant occurredAt, Long amountMinor, String currency,
        Integer intervalMonths, String orderId, String referredBy) implements Fact {

    public Commerce {
        Check.requiredEntity(customerId, Entity.CUSTOMER, "customer_id");
        Check.required(type, "type");
        Check.required(occurredAt, "occurred_at");
        if (amountMinor != null && (currency == null || !currency.matches("[A-Z]{3}"))) {
            throw new InvalidFactException("currency", "is '" + currency + "'", "an ISO 4217 code such as EUR");
        }
    }

    @Override
    public Entity kind() {
        return Entity.COMMERCE;
    }
}
