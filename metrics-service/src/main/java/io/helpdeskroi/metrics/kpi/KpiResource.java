package io.helpdeskroi.metrics.kpi;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import io.helpdeskroi.contract.KpiValue;
import io.helpdeskroi.contract.KpiValues;
import io.helpdeskroi.contract.Role;
import io.helpdeskroi.rest.Etag;

/**
 * KPIs: what they mean, what they come to, and what they rest on.
 */
@Path("/api/v1/kpis")
@Produces(MediaType.APPLICATION_JSON)
public class KpiResource {

    private final KpiRegistry registry;
    private final KpiAnswers answers;
    private final KpiRecords records;

    KpiResource(KpiRegistry registry, KpiAnswers answers, KpiRecords records) {
        this.registry = registry;
        this.answers = answers;
        this.records = records;
    }

    /** The KPIs. */
    public record KpiList(List<KpiView> kpis) {
    }

    @GET
    @RolesAllowed({ Role.VIEWER, Role.ANALYST, Role.FINANCE, Role.ADMIN, Role.AUDITOR })
    public KpiList list() {
        return new KpiList(registry.all().stream().map(KpiView::of).toList());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({ Role.VIEWER, Role.ANALYST, Role.FINANCE, Role.ADMIN, Role.AUDITOR })
    public KpiView definition(@PathParam("id") String id) {
        return KpiView.of(registry.require(id));
    }

    @GET
    @Path("/{id}/values")
    @RolesAllowed({ Role.VIEWER, Role.ANALYST, Role.FINANCE, Role.ADMIN, Role.AUDITOR })
    public Response values(@PathParam("id") String id, @BeanParam ValuesRequest query, @Context Request request) {
        List<KpiValue> values = answers.values(id, query);
        EntityTag tag = new EntityTag(Etag.ofContent(values.stream().map(KpiResource::withoutAsOf).toList().toString())
                .replace("\"", ""));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return unchanged != null ? unchanged.build() : Response.ok(new KpiValues(values)).tag(tag).build();
    }

    @GET
    @Path("/{id}/values")
    @Produces("text/csv;qs=0.5")
    @RolesAllowed({ Role.VIEWER, Role.ANALYST, Role.FINANCE, Role.ADMIN, Role.AUDITOR })
    public Response csv(@PathParam("id") String id, @BeanParam ValuesRequest query) {
        List<KpiValue> values = answers.values(id, query);
        List<String> dimensions = values.isEmpty() ? List.of() : List.copyOf(values.get(0).slice().keySet());
        return Response.ok(KpiCsv.of(values, dimensions)).type("text/csv;charset=UTF-8;header=present").build();
    }

    @GET
    @Path("/{id}/records")
    @RolesAllowed({ Role.ANALYST, Role.ADMIN })
    public KpiRecords.Page records(@PathParam("id") String id, @BeanParam ValuesRequest query,
            @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit) {
        return records.page(id, query, cursor, limit);
    }

    /** The same knowledge read a moment later is the same answer. */
    private static Object withoutAsOf(KpiValue value) {
        return List.of(value.params(), value.period(), value.slice(), value.revision(), value.state(), value.n(),
                String.valueOf(value.num()), String.valueOf(value.den()), String.valueOf(value.sum()),
                String.valueOf(value.value()), value.quantiles().toString(), String.valueOf(value.reason()),
                value.sources().toString());
    }
}
