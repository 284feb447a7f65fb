package io.helpdeskroi.metrics.fact;

import io.helpdeskroi.contract.FactId;

/**
 * Who a source's customer is after identity resolution.
 *
 * @param customerId the resolved customer
 * @param countable false for our own staff and test customers (C5)
 */
public record Party(FactId customerId, boolean countable) {
}
