package io.helpdeskroi.local.onboard;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.helpdeskroi.local.option.LaunchFailure;

/**
 * The headline figures of the sandbox company, as its metrics and ROI services answer them, put into readable units.
 */
final class Figures {

    private final Api metrics;
    private final Api roi;

    Figures(Api metrics, Api roi) {
        this.metrics = metrics;
        this.roi = roi;
    }

    /** A small table, one figure a line. */
    String table() {
        StringBuilder table = new StringBuilder();
        line(table, "Satisfaction (CSAT)", kpi("csat", "").map(Figures::share));
        line(table, "First response, calendar time", kpi("first_response_time", "&clock=c").map(Figures::duration));
        line(table, "First response, business time", kpi("first_response_time", "&clock=b").map(Figures::duration));
        line(table, "Full resolution, calendar time", kpi("full_resolution_time", "&clock=c").map(Figures::duration));
        line(table, "Cost per contact", money(answer(roi, "/api/v1/cost-per-contact"), "cost.perContact"));
        JsonNode statement = answer(roi, "/api/v1/roi");
        line(table, "Return on investment", money(statement, "roi.netPct"));
        line(table, "  net gain", money(statement, "roi.netGain"));
        return table.toString();
    }

    private Optional<JsonNode> kpi(String id, String query) {
        return first(answer(metrics, "/api/v1/kpis/" + id + "/values?granularity=all" + query).path("values"), id);
    }

    /** The run is up by now; a figure that cannot be had is shown as such and ends nothing. */
    private static JsonNode answer(Api api, String path) {
        try {
            Api.Answer answer = api.call("GET", path, null, "");
            return answer.status() == 200 ? answer.body() : MissingNode.getInstance();
        } catch (LaunchFailure noAnswer) {
            return MissingNode.getInstance();
        }
    }

    private static Optional<JsonNode> first(JsonNode values, String id) {
        for (JsonNode value : values) {
            if (value.path("kpi").asText().equals(id) && value.path("slice").isEmpty()) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    static String share(JsonNode value) {
        return undefined(value).orElseGet(() -> String.format(Locale.ROOT, "%.1f %% of %,d answers",
                value.path("value").asDouble() * 100, value.path("den").asLong(value.path("n").asLong())));
    }

    static String duration(JsonNode value) {
        return undefined(value).orElseGet(() -> readable(value.path("quantiles").path("median").asDouble()) + " median, "
                + readable(value.path("value").asDouble()) + " mean of "
                + String.format(Locale.ROOT, "%,d", value.path("n").asLong()));
    }

    static String readable(double seconds) {
        Duration duration = Duration.ofSeconds(Math.round(seconds));
        if (duration.toDays() > 0) {
            return duration.toDays() + " d " + duration.toHoursPart() + " h";
        }
        if (duration.toHours() > 0) {
            return duration.toHours() + " h " + duration.toMinutesPart() + " min";
        }
        return duration.toMinutes() > 0 ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
                : duration.toSeconds() + " s";
    }

    private static Optional<String> money(JsonNode answer, String id) {
        return first(answer.path("values"), id).map(value -> undefined(value).orElseGet(() -> {
            String unit = value.path("unit").asText();
            String currency = value.path("currency").asText("");
            return value.path("value").asText() + " " + (unit.equals("pct") ? "%" : currency);
        }));
    }

    private static Optional<String> undefined(JsonNode value) {
        return value.path("value").isNull() || value.path("value").isMissingNode()
                ? Optional.of("undefined (" + value.path("reason").asText("no reason given") + ")")
                : Optional.empty();
    }

    private static void line(StringBuilder table, String name, Optional<String> figure) {
        table.append(String.format(Locale.ROOT, "  %-32s%s%n", name, figure.orElse("not answered")));
    }
}
