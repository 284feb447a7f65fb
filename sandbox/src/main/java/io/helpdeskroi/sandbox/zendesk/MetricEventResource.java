package io.helpdeskroi.sandbox.zendesk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

import io.helpdeskroi.sandbox.company.Chronicle;
import io.helpdeskroi.sandbox.company.Company;
import io.helpdeskroi.sandbox.company.Ticket;
import io.helpdeskroi.sandbox.control.Json;

/**
 * The metric events of one ticket, by metric.
 */
@Path("/zendesk/api/v2")
@PermitAll
public class MetricEventResource {

    private final Company company;
    private final VendorRequest request;

    MetricEventResource(Chronicle chronicle, VendorRequest request) {
        this.company = chronicle.company();
        this.request = request;
    }

    @GET
    @Path("/tickets/{id:[0-9]+}/metric_events")
    public Response ofTicket(@PathParam("id") long id) {
        int k = company.contactOfTicket(id);
        Ticket ticket = k < 0 ? null : company.contact(k).ticket().orElse(null);
        if (ticket == null || TicketState.at(ticket, request.now()).status.equals("deleted")) {
            return ErrorJson.of(404, "RecordNotFound", "Not found");
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
}
