package io.helpdeskroi.roi.statement;

import java.time.Instant;
import java.util.List;

import io.helpdeskroi.roi.ledger.CostView;
import io.helpdeskroi.roi.money.Rounding;

/**
 * The answer to a question for figures, with the rules it was worked out by.
 */
public record Figures(List<Figure> values, Instant asOf, CostView view, String fxMode, Rounding rounding, String timezone,
        long seed) {
}
