package io.helpdeskroi.roi.figure;

import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A node of the graph behind a figure: an input, or a formula of further nodes.
 */
public final class Step {

    /** What kind of node it is. */
    public enum Kind {
        INPUT,
        FORMULA,
        FX
    }

    private final String id;
    private final Kind kind;
    private final String measure;
    private final Operation operation;
    private final Outcome outcome;
    private final Unit unit;
    private final Currency currency;
    private final Provenance provenance;
    private final List<Step> inputs;
    private final Map<String, String> detail;

    private Step(String id, Kind kind, String measure, Operation operation, Outcome outcome, Unit unit, Currency currency,
            Provenance provenance, List<Step> inputs, Map<String, String> detail) {
        this.id = id;
        this.kind = kind;
        this.measure = measure;
        this.operation = operation;
        this.outcome = outcome;
        this.unit = unit;
        this.currency = currency;
        this.provenance = provenance;
        this.inputs = List.copyOf(inputs);
        this.detail = Collections.unmodifiableSortedMap(new TreeMap<>(detail));
    }

    /** A leaf in a currency: what a ledger says. */
    public static Step ofMoney(String id, Outcome value, Currency currency, Provenance provenance, Map<String, String> detail) {
        return new Step(id, Kind.INPUT, null, null, value, Unit.MONEY, currency, provenance, List.of(), detail);
    }

    /** A leaf without currency: a count, a rate, a ratio. */
    public static Step ofNumber(String id, Outcome value, Unit unit, Provenance provenance, Map<String, String> detail) {
        return new Step(id, Kind.INPUT, null, null, value, unit, null, provenance, List.of(), detail);
    }

    /** A formula; undefined with the first reason among its inputs. */
    public static Step formula(String id, Operation operation, Unit unit, Optional<Currency> currency, List<Step> inputs) {
        return formula(Kind.FORMULA, id, operation, unit, currency, inputs, Map.of());
    }

    /** A conversion of {@code amount} by a rate. */
    public static Step conversion(String id, Operation operation, Currency currency, Step amount, Step rate) {
        return formula(Kind.FX, id, operation, Unit.MONEY, Optional.of(currency), List.of(amount, rate), Map.of());
    }

    private static Step formula(Kind kind, String id, Operation operation, Unit unit, Optional<Currency> currency,
            List<Step> inputs, Map<String, String> detail) {
        return new Step(id, kind, null, operation, evaluate(operation, inputs.stream().map(Step::outcome).toList()), unit,
                currency.orElse(null), Provenance.ofFormula(inputs.stream().map(Step::provenance).toList()), inputs, detail);
    }

    static Outcome evaluate(Operation operation, List<Outcome> inputs) {
        for (Outcome input : inputs) {
            if (input.reason().isPresent()) {
                return input;
            }
        }
        return operation.apply(inputs.stream().map(input -> input.value().orElseThrow()).toList());
    }

    /** The same node, published under the name of a measure. */
    public Step as(String measureId) {
        return new Step(id, kind, measureId, operation, outcome, unit, currency, provenance, inputs, detail);
    }

    /** The same node with one thing more to say. */
    public Step saying(String key, String text) {
        Map<String, String> more = new LinkedHashMap<>(detail);
        more.put(key, text);
        return new Step(id, kind, measure, operation, outcome, unit, currency, provenance, inputs, more);
    }

    public String id() {
        return id;
    }

    public Kind kind() {
        return kind;
    }

    public Optional<String> measure() {
        return Optional.ofNullable(measure);
    }

    public Optional<Operation> operation() {
        return Optional.ofNullable(operation);
    }

    public Outcome outcome() {
        return outcome;
    }

    public Unit unit() {
        return unit;
    }

    public Optional<Currency> currency() {
        return Optional.ofNullable(currency);
    }

    public Provenance provenance() {
        return provenance;
    }

    public List<Step> inputs() {
        return inputs;
    }

    public Map<String, String> detail() {
        return detail;
    }

    /** In words, what this node is. */
    public String sentence() {
        if (operation == null) {
            return detail.getOrDefault("says", id + " as read from " + detail.getOrDefault("source", "its source"));
        }
        return (measure == null ? id : measure) + " is " + operation.sentence() + ": "
                + String.join(", ", inputs.stream().map(input -> input.measure().orElse(input.id())).toList());
    }
}
