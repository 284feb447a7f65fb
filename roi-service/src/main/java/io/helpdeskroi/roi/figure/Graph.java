package io.helpdeskroi.roi.figure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.helpdeskroi.roi.money.Money;

/**
 * The steps behind one figure, leaves first, each once.
 */
public final class Graph {

    private final Step root;
    private final Map<String, Step> steps = new LinkedHashMap<>();
    private final Map<String, BigDecimal> contributions = new LinkedHashMap<>();

    private Graph(Step root) {
        this.root = root;
        collect(root);
        if (root.outcome().value().isPresent()) {
            contribute(root, BigDecimal.ONE);
        }
    }

    public static Graph of(Step root) {
        return new Graph(root);
    }

    public Step root() {
        return root;
    }

    /** Every step once, inputs before what is made of them. */
    public List<Step> steps() {
        return List.copyOf(steps.values());
    }

    public List<Step> leaves() {
        return steps.values().stream().filter(step -> step.inputs().isEmpty()).toList();
    }

    /**
     * What a leaf adds to the result; the contributions of all leaves sum to it. A quotient's value is credited to the
     * leaves of its numerator, a product's to those of its first factor (the amount, where the second is a rate).
     */
    public Optional<BigDecimal> contribution(String leafId) {
        return Optional.ofNullable(contributions.get(leafId));
    }

    /** Share of the contributions, by size, that does not rest on assumptions; absent when nothing contributes. */
    public Optional<BigDecimal> measuredShare() {
        BigDecimal all = BigDecimal.ZERO;
        BigDecimal measured = BigDecimal.ZERO;
        for (Map.Entry<String, BigDecimal> entry : contributions.entrySet()) {
            BigDecimal size = entry.getValue().abs();
            all = all.add(size);
            if (steps.get(entry.getKey()).provenance() != Provenance.ASSUMED) {
                measured = measured.add(size);
            }
        }
        return all.signum() == 0 ? Optional.empty() : Optional.of(measured.divide(all, Money.PRECISION));
    }

    /** The reasons of every step that has no value. */
    public List<String> reasons() {
        return steps.values().stream().flatMap(step -> step.outcome().reason().stream()).distinct().toList();
    }

    /** The result worked out again from the leaves' values alone. */
    public Outcome evaluate() {
        Map<String, Outcome> done = new LinkedHashMap<>();
        for (Step step : steps.values()) {
            List<Outcome> inputs = step.inputs().stream().map(input -> done.get(input.id())).toList();
            done.put(step.id(), step.operation().map(operation -> Step.evaluate(operation, inputs)).orElse(step.outcome()));
        }
        return done.get(root.id());
    }

    private void collect(Step step) {
        if (steps.containsKey(step.id())) {
            return;
        }
        List<Step> inputs = new ArrayList<>(step.inputs());
        inputs.forEach(this::collect);
        if (steps.put(step.id(), step) != null) {
            throw new IllegalStateException("two steps named " + step.id());
        }
    }

    private void contribute(Step step, BigDecimal factor) {
        if (step.inputs().isEmpty()) {
            contributions.merge(step.id(), step.outcome().value().orElseThrow().multiply(factor, Money.PRECISION),
                    BigDecimal::add);
            return;
        }
        List<Step> inputs = step.inputs();
        switch (step.operation().orElseThrow()) {
            case SUM -> inputs.forEach(input -> contribute(input, factor));
            case DIFFERENCE -> {
                contribute(inputs.get(0), factor);
                contribute(inputs.get(1), factor.negate());
            }
            case PRODUCT -> contribute(inputs.get(0),
                    factor.multiply(inputs.get(1).outcome().value().orElseThrow(), Money.PRECISION));
            case QUOTIENT, SHARE_OF_POSITIVE -> contribute(inputs.get(0),
                    factor.divide(inputs.get(1).outcome().value().orElseThrow(), Money.PRECISION));
            case HUNDREDFOLD -> contribute(inputs.get(0), factor.movePointRight(2));
            case PRESENT_VALUE, INTERNAL_RATE, PAYBACK, ANNUALISED -> {
                // Not a sum of its inputs: no share is claimed for any of them.
            }
        }
    }
}
