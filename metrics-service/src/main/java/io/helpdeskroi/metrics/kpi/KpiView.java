package io.helpdeskroi.metrics.kpi;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import io.helpdeskroi.contract.Entity;

/**
 * A KPI's definition as published.
 *
 * @param type E event, K cohort, S snapshot, I integral
 * @param polarity which way is better
 * @param clocks c calendar, b business; empty where time does not matter
 * @param parameters choices of each parameter, the default first
 * @param observation what is aggregated
 * @param window cohorts: how long a period matures under default parameters; absent otherwise
 * @param needs kinds of fact without which it is undefined
 * @param dimensions what it can be sliced and filtered by
 * @param anchors systems that show another number, and why
 * @param beside KPIs to read together with it
 */
record KpiView(String id, String title, String definition, String formula, String unit, String type, Polarity polarity,
        List<String> clocks, List<Choice> parameters, String observation, Aggregate aggregate, IntervalMethod interval,
        Duration window, List<Entity> needs, List<String> dimensions, List<String> anchors, List<String> beside) {

    /** A parameter and its values, the default first. */
    record Choice(String name, List<String> values) {
    }

    static KpiView of(Kpi kpi) {
        return new KpiView(kpi.id, kpi.title, kpi.definition, kpi.formula, kpi.unit, kpi.type.code(), kpi.polarity,
                kpi.options().containsKey("clock") ? List.of("c", "b") : List.of(),
                kpi.options().values().stream().map(option -> new Choice(option.name(), List.copyOf(option.choices().keySet())))
                        .toList(),
                kpi.measure.kind().wire(), kpi.measure.aggregate(), kpi.interval,
                kpi.window.isZero() ? null : kpi.window, kpi.needs.stream().sorted().toList(),
                Arrays.stream(Dimension.values()).map(Dimension::wire).toList(), List.copyOf(kpi.anchors),
                List.copyOf(kpi.besides));
    }
}
