package io.helpdeskroi.metrics.fact;

import io.helpdeskroi.contract.Fact;
import io.helpdeskroi.contract.FactId;

/**
 * A fact with the id it was delivered under.
 */
public record Identified<T extends Fact>(FactId id, T fact) {
}
