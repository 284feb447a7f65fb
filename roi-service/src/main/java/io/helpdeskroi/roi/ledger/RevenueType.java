package io.helpdeskroi.roi.ledger;

/**
 * What kind of money a customer's act moved, and whether net revenue counts it.
 */
public enum RevenueType {
    ORDER(Effect.INCOME),
    SUBSCRIPTION_CHARGE(Effect.INCOME),
    /** An order line sold on top; a line is one event, so it counts once. */
    UPSELL(Effect.INCOME),
    REFUND(Effect.RETURNED),
    CHARGEBACK(Effect.RETURNED),
    /** A signed value; its charges are the revenue. */
    CONTRACT(Effect.NONE),
    EXCHANGE(Effect.NONE);

    /** What an event does to net revenue. */
    public enum Effect {
        INCOME,
        RETURNED,
        NONE
    }

    private final Effect effect;

    RevenueType(Effect effect) {
        this.effect = effect;
    }

    public Effect effect() {
        return effect;
    }
}
