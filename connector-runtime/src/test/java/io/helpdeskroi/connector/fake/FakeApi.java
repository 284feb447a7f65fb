package io.helpdeskroi.connector.fake;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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

    /** The cases that changed in a range. */
    @GET
    @Path("/cases")
    Page casesBetween(@QueryParam("cursor") String cursor, @QueryParam("from") String from, @QueryParam("until") String until);

    @GET
    @Path("/agents")
    Page agents(@QueryParam("cursor") String cursor);

    @GET
    @Path("/cases/{id}")
    JsonNode one(@PathParam("id") String id);

    @GET
    @Path("/cases/count")
    Count count(@QueryParam("from") String from, @QueryParam("to") String to);

    @GET
    @Path("/cases/ids")
    Ids ids(@QueryParam("from") String from, @QueryParam("to") String to, @QueryParam("after") String after);

    /** Number of cases created in a time. */
    record Count(long count) {
    }

    /** Ids of cases created in a time; {@code next} is the {@code after} of the next page. */
    record Ids(List<String> ids, String next) {
    }

    /** Follows a link as the vendor gave it. */
    @GET
    Page follow(@Url String link);

    /** A page; {@code report} stands in for a report that is being made, {@code link} for a next page elsewhere. */
    record Page(List<JsonNode> rows, String next, boolean more, String highWaterMark, String link, String report) {
    }
}
