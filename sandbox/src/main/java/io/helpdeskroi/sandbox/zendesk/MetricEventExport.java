package io.helpdeskroi.sandbox.zendesk;

import java.util.Arrays;
import java.util.Map;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import io.helpdeskroi.sandbox.company.Chronicle;
import io.helpdeskroi.sandbox.company.Mark;

/**
 * The incremental export of metric events, by time or with keyset pages.
 */
@Path("/zendesk/api/v2/incremental")
@PermitAll
public class MetricEventExport {

    private static final int LARGEST_PAGE = 1_000;

    private final MetricEventIndex index;
    private final VendorRequest request;

    MetricEventExport(MetricEventIndex index, VendorRequest request) {
        this.index = index;
        this.request = request;
    }

    @GET
    @Path("/ticket_metric_events")
    public Response export(@Context UriInfo uri) {
        Query query = new Query(uri);
        Response refusal = TimePage.refusal(request, query);
        if (refusal != null) {
            return refusal;
        }
        long[] marks = index.visible(request.visible());
        if (query.text("page[size]").isPresent()) {
            int from = Chronicle.search(marks, Mark.floor(query.number("start_time").get()));
            return new ListPage(request, query, "/incremental/ticket_metric_events", "ticket_metric_events", LARGEST_PAGE)
                    .of(Arrays.copyOfRange(marks, from, marks.length), this::json, "start_time");
        }
        return new TimePage(request, query, "/incremental/ticket_metric_events", "ticket_metric_events").of(marks, this::json,
                true, "per_page");
    }

    private Map<String, Object> json(long mark) {
        MetricEvents.Row row = index.row(mark);
        return MetricEvents.json(index.ticket(mark), Mark.part(mark), row, MetricEventIndex.isVoid(row, request.visible()));
    }
}
