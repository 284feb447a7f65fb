package io.helpdeskroi.connector.fake;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.rest.client.reactive.Url;

/**
 * The fake vendor's API: one list with a cursor.
 */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
interface FakeApi {

    @GET
    @Path("/cases")
    Page cases(@QueryParam("cursor") String cursor);

    @GET
    @Path("/agents")
    Page agents(@QueryParam("cursor") String cursor);

    /** Follows a link as the vendor gave it. */
    @GET
    Page follow(@Url String link);

    /** A page; {@code report} stands in for a report that is being made, {@code link} for a next page elsewhere. */
    record Page(List<JsonNode> rows, String next, boolean more, String highWaterMark, String link, String report) {
    }
}
