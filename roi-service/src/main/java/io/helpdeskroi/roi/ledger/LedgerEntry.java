package io.helpdeskroi.roi.ledger;

/**
 * Something the ledger keeps under an id of its own; two entries are the same content when they are equal.
 */
public sealed interface LedgerEntry permits CostEntry, RevenueEvent, BenefitEntry, ExchangeRateEntry {

    /** Given by whoever keeps the entry; sending it again changes nothing, sending other content makes a new version. */
    String id();
}
