package io.helpdeskroi.contract;

import java.util.List;

/**
 * The body of {@code GET /api/v1/kpis/{id}/values}.
 */
public record KpiValues(List<KpiValue> values) {

    public KpiValues {
        values = Check.list(values);
    }
}
