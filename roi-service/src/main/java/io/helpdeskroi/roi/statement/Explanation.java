package io.helpdeskroi.roi.statement;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import io.helpdeskroi.roi.figure.Graph;
import io.helpdeskroi.roi.figure.Operation;
import io.helpdeskroi.roi.figure.Provenance;
import io.helpdeskroi.roi.figure.Step;
import io.helpdeskroi.roi.figure.Unit;

/**
 * A figure and the graph of steps behind it; evaluating the nodes again from the leaves gives the root's value exactly.
 *
 * @param figure as published
 * @param root id of the node that the figure rounds
 * @param rounding what happens to the root's value at the edge
 * @param nodes inputs first
 * @param reasons of every node without a value
 */
public record Explanation(Figure figure, String root, String rounding, List<Node> nodes, String measuredShare,
        Provenance provenance, List<String> reasons) {

    private static final String FORMULA_VERSION = "1";

    /** The explanations of every figure that a question named. */
    public record Explanations(List<Explanation> values) {
    }

    /**
     * One step.
     *
     * @param expression the operation on the inputs, in their order; absent for inputs of the graph
     * @param value unrounded
     * @param contribution what a leaf adds to the result; those of all leaves sum to it
     * @param says the step in plain words
     * @param detail inputs: where they can be read again
     */
    public record Node(String id, Step.Kind kind, String measureId, String formulaVersion, Operation expression, String value,
            Unit unit, String currency, Provenance provenance, String reason, String contribution, List<String> inputs,
            String says, Map<String, String> detail) {
    }

    static Explanation of(Finding finding, FigureWriter writer, FigureQuery query) {
        Graph graph = Graph.of(finding.step());
        Figure figure = writer.figure(finding);
        String rounding = finding.fitted().isPresent() ? "fitted to the rounded total by the largest remainder"
                : finding.step().unit() == Unit.MONEY ? "minor units, " + query.settings().rounding() : "HALF_EVEN";
        return new Explanation(figure, graph.root().id(), rounding,
                graph.steps().stream().map(step -> node(step, graph)).toList(),
                figure.measuredShare(), figure.provenance(), graph.reasons());
    }

    private static Node node(Step step, Graph graph) {
        return new Node(step.id(), step.kind(), step.measure().orElse(null),
                step.operation().isPresent() ? FORMULA_VERSION : null, step.operation().orElse(null),
                step.outcome().value().map(BigDecimal::toPlainString).orElse(null), step.unit(),
                step.currency().map(Object::toString).orElse(null), step.provenance(), step.outcome().reason().orElse(null),
                graph.contribution(step.id()).map(BigDecimal::toPlainString).orElse(null),
                step.inputs().stream().map(Step::id).toList(), step.sentence(), step.detail());
    }
}
