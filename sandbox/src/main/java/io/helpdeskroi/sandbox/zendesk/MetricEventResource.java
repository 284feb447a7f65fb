package io.helpdeskroi.sandbox.zendesk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import io.helpdeskroi.sandbox.company.Chronicle;
import io.helpdeskroi.sandbox.company.Company;
import io.helpdeskroi.sandbox.company.Mark;
import io.helpdeskroi.sandbox.company.Ticket;

/**
 * Metric events: the incremental export, by time or with keyset pages, and those of one ticket by metric.
 */
@Path("/zendesk/api/v2")
@PermitAll
public class MetricEventResource {

    private static final int LARGEST_PAGE = 1_000;

    private final Company company;
    private final MetricEventIndex index;
    private final VendorRequest request;

    MetricEventResource(Chronicle chronicle, MetricEventIndex index, VendorRequest request) {
        this.company = chronicle.company();
        this.index = index;
        this.request = request;
    }

    @GET
    @Path("/incremental/ticket_metric_events")
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
                    .of(java.util.Arrays.copyOfRange(marks, from, marks.length), this::json, "start_time");
        }
        return new TimePage(request, query, "/incremental/ticket_metric_events", "ticket_metric_events").of(marks, this::json,
                true, "per_page");
    }

    @GET
    @Path("/tickets/{id:[0-9]+}/metric_events")
    public Response ofTicket(@PathParam("id") long id) {
        int k = company.contactOfTicket(id);
        Ticket ticket = k < 0 ? null : company.contact(k).ticket().orElse(null);
        if (ticket == null || TicketState.at(ticket, request.now()).status.equals("deleted")) {
            return Json.error(404, "RecordNotFound", "Not found");
        }
        Map<String, List<Object>> byMetric = new LinkedHashMap<>();
        List<MetricEvents.Row> rows = MetricEvents.of(ticket);
        for (int part = 0; part < rows.size(); part++) {
            MetricEvents.Row row = rows.get(part);
            if (row.writtenAt() <= request.visible()) {
                byMetric.computeIfAbsent(row.metric(), any -> new ArrayList<>())
                        .add(MetricEvents.json(ticket, part, row, MetricEventIndex.isVoid(row, request.visible())));
            }
        }
        return Json.ok(Json.object("metric_events", byMetric));
    }

    private Map<String, Object> json(long mark) {
        MetricEvents.Row row = index.row(mark);
        return MetricEvents.json(index.ticket(mark), Mark.part(mark), row, MetricEventIndex.isVoid(row, request.visible()));
    }
}
