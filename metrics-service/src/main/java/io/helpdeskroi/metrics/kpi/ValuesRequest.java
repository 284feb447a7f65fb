package io.helpdeskroi.metrics.kpi;

import java.util.List;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * The query of a values request as sent.
 */
public record ValuesRequest(
        @QueryParam("from") @Parameter(description = "Start, inclusive: an instant with offset, or a date") String from,
        @QueryParam("to") @Parameter(description = "End, exclusive; without from and to: the whole history") String to,
        @QueryParam("granularity") @Parameter(description = "all, hour, day, week, month, quarter or year") String granularity,
        @QueryParam("group_by") @Parameter(description = "Dimensions, separated by commas") String groupBy,
        @QueryParam("filter") @Parameter(description = "dimension:value, repeated") List<String> filters,
        @QueryParam("clock") @Parameter(description = "c: calendar, b: business") String clock,
        @QueryParam("as_of") @Parameter(description = "What was known then; default now") String asOf,
        @QueryParam("param") @Parameter(description = "name:value, repeated") List<String> params) {

    public ValuesRequest {
        filters = filters == null ? List.of() : List.copyOf(filters);
        params = params == null ? List.of() : List.copyOf(params);
    }
}
