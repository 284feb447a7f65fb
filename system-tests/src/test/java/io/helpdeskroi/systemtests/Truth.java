package io.helpdeskroi.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.assertj.core.api.SoftAssertions;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Compares what the services answer with what the sandbox knows, figure by figure.
 */
final class Truth {

    private static final List<String> KPI_PARTS = List.of("n", "num", "den", "sum", "value");
    /** Of money the n counts ledger entries, which each side may group as it likes; the figure itself may not differ. */
    private static final List<String> MONEY_PARTS = List.of("value");
    private static final double RELATIVE = 1e-6;
    private static final double ABSOLUTE = 1.5e-3;

    private final LocalRun run;

    Truth(LocalRun run) {
        this.run = run;
    }

    /**
     * Every KPI of the sandbox's truth over the company's history, for a query such as
     * {@code granularity=month&group_by=channel}; gives how many figures that were.
     */
    int compareKpis(String granularity) throws IOException, InterruptedException {
        JsonNode history = run.sandbox().get("/company").path("history");
        String query = granularity + "&from=" + history.path("from").asText() + "&to=" + history.path("to").asText();
        boolean grouped = query.contains("group_by=");
        Service metrics = run.service("metrics", "analyst");
        Map<String, List<JsonNode>> byQuestion = new LinkedHashMap<>();
        for (JsonNode truth : run.sandbox().get("/truth/kpis?" + query).path("values")) {
            // Beside the groups the sandbox tells their total, which the services answer when asked without groups.
            if (!grouped || !truth.path("slice").isEmpty()) {
                byQuestion.computeIfAbsent(question(truth), any -> new ArrayList<>()).add(truth);
            }
        }
        assertThat(byQuestion).as("the sandbox knows something about " + query).isNotEmpty();
        SoftAssertions figures = new SoftAssertions();
        int compared = 0;
        for (Map.Entry<String, List<JsonNode>> entry : byQuestion.entrySet()) {
            String separator = entry.getKey().contains("?") ? "&" : "?";
            Map<String, JsonNode> answers = index(
                    metrics.get("/api/v1/kpis/" + entry.getKey() + separator + query).path("values"));
            compared += compare(figures, entry.getValue(), answers, KPI_PARTS);
        }
        figures.assertAll();
        return compared;
    }

    /** Every money figure of the sandbox's truth; gives how many. */
    int compareReturns() throws IOException, InterruptedException {
        JsonNode history = run.sandbox().get("/company").path("history");
        String query = "from=" + history.path("from").asText() + "&to=" + history.path("to").asText();
        Service roi = run.service("roi", "finance");
        Map<String, JsonNode> answers = new LinkedHashMap<>();
        for (String resource : List.of("roi", "cost-per-contact", "cost-per-resolution")) {
            answers.putAll(index(roi.get("/api/v1/" + resource + "?" + query).path("values")));
        }
        SoftAssertions figures = new SoftAssertions();
        List<JsonNode> truths = new ArrayList<>();
        run.sandbox().get("/truth/roi?" + query).path("values").forEach(truths::add);
        assertThat(truths).as("the sandbox knows something about money").isNotEmpty();
        int compared = compare(figures, truths, answers, MONEY_PARTS);
        figures.assertAll();
        return compared;
    }

    private static int compare(SoftAssertions figures, List<JsonNode> truths, Map<String, JsonNode> answers,
            List<String> parts) {
        for (JsonNode truth : truths) {
            JsonNode answer = answers.get(key(truth));
            figures.assertThat(answer).as("an answer to %s", key(truth)).isNotNull();
            if (answer != null) {
                parts.forEach(part -> compare(figures, truth, answer, part));
                truth.path("quantiles").fieldNames().forEachRemaining(
                        quantile -> compare(figures, truth.path("quantiles"), answer.path("quantiles"), quantile));
            }
        }
        return truths.size();
    }

    private static void compare(SoftAssertions figures, JsonNode truth, JsonNode answer, String part) {
        JsonNode expected = truth.path(part);
        JsonNode actual = answer.path(part);
        if (expected.isMissingNode() || part.equals("n") && actual.isMissingNode()) {
            return;
        }
        if (expected.isNull() || actual.isNull() || actual.isMissingNode()) {
            figures.assertThat(actual.isNull() || actual.isMissingNode())
                    .as("%s: %s is undefined, truth %s", answer, part, truth)
                    .isEqualTo(expected.isNull());
            return;
        }
        double wanted = expected.asDouble();
        double allowed = part.equals("n") ? 0 : Math.max(ABSOLUTE, Math.abs(wanted) * RELATIVE);
        figures.assertThat(Math.abs(actual.asDouble() - wanted))
                .as("%s of %s: truth %s, answered %s", part, key(truth), expected, actual).isLessThanOrEqualTo(allowed);
    }

    /** The metrics service's path and parameters that ask for a truth's KPI. */
    private static String question(JsonNode truth) {
        StringBuilder path = new StringBuilder(truth.path("kpi").asText()).append("/values");
        String separator = "?";
        for (Map.Entry<String, JsonNode> parameter : truth.path("params").properties()) {
            path.append(separator);
            if (parameter.getKey().equals("clock")) {
                path.append("clock=").append(parameter.getValue().asText());
            } else {
                path.append("param=").append(parameter.getKey()).append(':').append(parameter.getValue().asText());
            }
            separator = "&";
        }
        return path.toString();
    }

    private static Map<String, JsonNode> index(JsonNode values) {
        Map<String, JsonNode> byKey = new LinkedHashMap<>();
        Set<String> twice = new LinkedHashSet<>();
        values.forEach(value -> {
            if (byKey.put(key(value), value) != null) {
                twice.add(key(value));
            }
        });
        assertThat(twice).as("figures answered twice").isEmpty();
        return byKey;
    }

    private static String key(JsonNode value) {
        return value.path("kpi").asText() + sorted(value.path("params")) + " " + value.path("period").path("from").asText()
                + " "
                + sorted(value.path("slice"));
    }

    private static Map<String, String> sorted(JsonNode object) {
        Map<String, String> sorted = new TreeMap<>();
        object.properties().forEach(field -> sorted.put(field.getKey(), field.getValue().asText()));
        return sorted;
    }
}
