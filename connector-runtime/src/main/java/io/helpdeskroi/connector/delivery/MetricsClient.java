package io.helpdeskroi.connector.delivery;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import io.quarkus.oidc.client.filter.OidcClientFilter;

/**
 * The metrics service's intake.
 */
@Path("/api/v1/batches")
@RegisterRestClient(configKey = "metrics")
@OidcClientFilter
@RegisterProvider(value = PackedBatch.Writer.class, priority = 1)
interface MetricsClient {

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    Response deliver(@HeaderParam(HttpHeaders.CONTENT_ENCODING) String encoding, PackedBatch batch);
}
