package io.helpdeskroi.roi.kpi;

import java.time.Instant;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import io.helpdeskroi.contract.KpiValues;
import io.quarkus.oidc.client.filter.OidcClientFilter;

/**
 * The metrics service, called with a machine token.
 */
@RegisterRestClient(configKey = "metrics")
@OidcClientFilter
@Path("/api/v1/kpis")
interface MetricsClient {

    @GET
    @Path("/{id}/values")
    KpiValues values(@PathParam("id") String kpi, @QueryParam("from") Instant from, @QueryParam("to") Instant to,
            @QueryParam("granularity") String granularity, @QueryParam("group_by") String groupBy,
            @QueryParam("filter") String filter, @QueryParam("as_of") Instant asOf);
}
