package io.helpdeskroi.roi.statement;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.helpdeskroi.roi.figure.Graph;
import io.helpdeskroi.roi.figure.Step;
import io.helpdeskroi.roi.money.Rounding;

/**
 * Writes findings as figures: the one place where values are rounded.
 */
final class FigureWriter {

    private final FigureQuery query;

    FigureWriter(FigureQuery query) {
        this.query = query;
    }

    Figures answer(List<Finding> findings) {
        return new Figures(findings.stream().map(this::figure).toList(), query.asOf(), query.view(), query.fxMode(),
                query.settings().rounding(), query.settings().timezone(), query.seed());
    }

    Figure figure(Finding finding) {
        Step step = finding.step();
        Graph graph = Graph.of(step);
        return new Figure(step.measure().orElse(step.id()), finding.params(), query.instants(finding.bucket().span()),
                finding.slice(), finding.n(),
                finding.fitted().map(BigDecimal::toPlainString).or(() -> step.outcome().value().map(value -> text(step, value)))
                        .orElse(null),
                step.unit(), step.currency().map(Object::toString).orElse(null),
                finding.interval().map(interval -> text(step, BigDecimal.valueOf(interval.low()))).orElse(null),
                finding.interval().map(interval -> text(step, BigDecimal.valueOf(interval.high()))).orElse(null),
                finding.ciMethod(), step.outcome().reason().orElse(null), step.provenance(),
                graph.measuredShare().map(share -> Rounding.ratio(share).toPlainString()).orElse(null),
                query.isPartial(finding.bucket()), query.asOf(), inputs(step), finding.notes());
    }

    /** A value as it leaves the service. */
    String text(Step step, BigDecimal value) {
        return step.unit().round(value, step.currency(), query.settings().rounding()).toPlainString();
    }

    /** The nearest measures and leaves below a step, each once. */
    private List<Figure.Input> inputs(Step step) {
        Map<String, Figure.Input> inputs = new LinkedHashMap<>();
        collect(step, inputs);
        return new ArrayList<>(inputs.values());
    }

    private void collect(Step step, Map<String, Figure.Input> inputs) {
        for (Step input : step.inputs()) {
            if (input.measure().isPresent() || input.inputs().isEmpty()) {
                inputs.putIfAbsent(input.id(), input(input));
            } else {
                collect(input, inputs);
            }
        }
    }

    private Figure.Input input(Step step) {
        Map<String, String> detail = new TreeMap<>(step.detail());
        String source = Optional.ofNullable(detail.remove("source")).orElse("formula");
        Instant asOf = Optional.ofNullable(detail.remove("as_of")).map(Instant::parse).orElse(query.asOf());
        return new Figure.Input(step.id(), kind(step, source),
                step.outcome().value().map(value -> step.inputs().isEmpty() ? value.toPlainString() : text(step, value))
                        .orElse(null),
                step.unit(), step.currency().map(Object::toString).orElse(null), source, asOf,
                step.outcome().reason().orElse(null), detail);
    }

    private static String kind(Step step, String source) {
        if (!step.inputs().isEmpty()) {
            return "measure";
        }
        return switch (source) {
            case "metrics" -> "kpi";
            case "ledger" -> "ledger";
            case "question" -> "parameter";
            default -> "fx";
        };
    }
}
