package io.helpdeskroi.metrics.kpi;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.metrics.fact.Parameter;

/**
 * The declaration of a KPI: what it says, what it is made of, and what it needs. Parameters of the observation kind are
 * parameters of the KPI; further ones change the measure.
 */
final class Kpi {

    final String id;
    final String title;
    final Measure measure;
    String definition = "";
    String formula = "";
    String unit = "count";
    KpiClass type = KpiClass.EVENT;
    Polarity polarity = Polarity.NEUTRAL;
    IntervalMethod interval = IntervalMethod.NONE;
    Set<Entity> needs = Set.of(Entity.INTERACTION);
    Duration window = Duration.ZERO;
    double scaleMin = Double.NEGATIVE_INFINITY;
    double scaleMax = Double.POSITIVE_INFINITY;
    boolean survey;
    boolean clocks;
    final List<String> anchors = new ArrayList<>();
    final List<String> besides = new ArrayList<>();
    private final Map<String, KpiOption> options = new LinkedHashMap<>();

    private Kpi(String id, String title, Measure measure) {
        this.id = id;
        this.title = title;
        this.measure = measure;
        for (Parameter parameter : measure.kind().parameters()) {
            options.put(parameter.wire(), KpiOption.plain(parameter.wire(), parameter.choices()));
        }
    }

    static Kpi count(String id, String title, Measure measure) {
        return new Kpi(id, title, measure).interval(IntervalMethod.GARWOOD);
    }

    static Kpi rate(String id, String title, Measure measure) {
        Kpi kpi = new Kpi(id, title, measure).unit("ratio").interval(IntervalMethod.WILSON).higherIsBetter();
        return kpi;
    }

    static Kpi duration(String id, String title, Measure measure) {
        return new Kpi(id, title, measure).unit("s").interval(IntervalMethod.ORDER_STATISTIC_MEDIAN).lowerIsBetter();
    }

    /** A duration that has a business variant beside the calendar one. */
    static Kpi clockedDuration(String id, String title, Measure measure) {
        return duration(id, title, measure).clock();
    }

    static Kpi average(String id, String title, Measure measure) {
        return new Kpi(id, title, measure);
    }

    /** Declares the parameter clock: calendar by default, business beside. */
    Kpi clock() {
        clocks = true;
        return option("clock", "c", UnaryOperator.identity()).option("clock", "b", Measure::businessTime);
    }

    Kpi says(String text, String how) {
        definition = text;
        formula = how;
        return this;
    }

    Kpi unit(String name) {
        unit = name;
        return this;
    }

    Kpi cohort(Duration maturesAfter) {
        type = KpiClass.COHORT;
        window = maturesAfter;
        return this;
    }

    Kpi type(KpiClass other) {
        type = other;
        return this;
    }

    Kpi lowerIsBetter() {
        polarity = Polarity.LOWER_IS_BETTER;
        return this;
    }

    Kpi higherIsBetter() {
        polarity = Polarity.HIGHER_IS_BETTER;
        return this;
    }

    Kpi neutral() {
        polarity = Polarity.NEUTRAL;
        return this;
    }

    Kpi interval(IntervalMethod method) {
        interval = method;
        return this;
    }

    Kpi scale(double min, double max) {
        scaleMin = min;
        scaleMax = max;
        return this;
    }

    Kpi needs(Entity... entities) {
        needs = Set.of(entities);
        return this;
    }

    /** Answers of few people: slices by agent have a higher minimum (C14). */
    Kpi ofSurveys() {
        survey = true;
        return needs(Entity.SURVEY);
    }

    /** Adds a choice of a parameter; the first one added is the default. */
    Kpi option(String name, String value, UnaryOperator<Measure> effect) {
        options.computeIfAbsent(name, key -> new KpiOption(key, new LinkedHashMap<>())).choices().put(value, effect);
        return this;
    }

    /** Another system that shows another number under a similar name, and why. */
    Kpi differsFrom(String anchor) {
        anchors.add(anchor);
        return this;
    }

    /** KPIs that must be read together with this one. */
    Kpi beside(String... ids) {
        besides.addAll(List.of(ids));
        return this;
    }

    Map<String, KpiOption> options() {
        return options;
    }

    /** The measure under these parameter values, which have been checked. */
    Measure measure(Map<String, String> params) {
        Measure chosen = measure;
        for (KpiOption option : options.values()) {
            chosen = option.choices().get(params.getOrDefault(option.name(), option.defaultValue())).apply(chosen);
        }
        return chosen;
    }
}
