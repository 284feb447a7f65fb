package io.helpdeskroi.intercom;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The part of Intercom's API that is read. Objects come as trees, so that one that breaks the vendor's format still tells its
 * id; parameters that are null are left out.
 */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ClientHeaderParam(name = "Intercom-Version", value = IntercomApi.VERSION)
interface IntercomApi {

    /** Without it the version set on the app would decide what answers look like. */
    String VERSION = "2.16";

    @GET
    @Path("/me")
    Me me();

    @GET
    @Path("/admins")
    Listing admins();

    @GET
    @Path("/teams")
    Listing teams();

    /** One walk per app and workspace at a time; it ends with an empty page, or after a minute of silence. */
    @GET
    @Path("/companies/scroll")
    Listing companies(@QueryParam("scroll_param") String scroll);

    @GET
    @Path("/companies/{id}")
    JsonNode company(@PathParam("id") String id);

    @POST
    @Path("/contacts/search")
    Listing contacts(Search search);

    @GET
    @Path("/contacts/{id}")
    JsonNode contact(@PathParam("id") String id);

    @POST
    @Path("/conversations/search")
    Listing conversations(Search search);

    /** With its newest 500 parts, which lists and searches leave out. */
    @GET
    @Path("/conversations/{id}")
    JsonNode conversation(@PathParam("id") String id);

    /** Newest first. */
    @GET
    @Path("/conversations/deleted")
    Listing deletedConversations(@QueryParam("page") int page, @QueryParam("per_page") int perPage);

    @POST
    @Path("/tickets/search")
    Listing tickets(Search search);

    @GET
    @Path("/tickets/{id}")
    JsonNode ticket(@PathParam("id") String id);

    @GET
    @Path("/calls")
    Listing calls(@QueryParam("page") int page, @QueryParam("per_page") int perPage);

    /** Whose token it is; only the workspace matters. */
    record Me(App app) {
    }

    /** The workspace; {@code region} is US, EU or AU. */
    record App(String region) {
    }
}
