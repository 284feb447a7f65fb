package io.helpdeskroi.contract;

/**
 * What a customer did commercially.
 */
public enum CommerceKind {
    ORDER,
    REFUND,
    EXCHANGE,
    SUBSCRIPTION_START,
    RENEWAL,
    UPGRADE,
    DOWNGRADE,
    CANCEL,
    REACTIVATION
}
