package io.helpdeskroi.metrics.kpi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A parameter of a KPI: its choices, the default first, and what each does to the measure.
 */
record KpiOption(String name, Map<String, UnaryOperator<Measure>> choices) {

    static KpiOption plain(String name, List<String> values) {
        Map<String, UnaryOperator<Measure>> choices = new LinkedHashMap<>();
        values.forEach(value -> choices.put(value, UnaryOperator.identity()));
        return new KpiOption(name, choices);
    }

    String defaultValue() {
        return choices.keySet().iterator().next();
    }
}
