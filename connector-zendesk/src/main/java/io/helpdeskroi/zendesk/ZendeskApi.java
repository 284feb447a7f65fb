package io.helpdeskroi.zendesk;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/**
 * The part of Zendesk's API that is read. Parameters that are null are left out.
 */
@Path("/api/v2")
@Produces(MediaType.APPLICATION_JSON)
interface ZendeskApi {

    @GET
    @Path("/business_hours/schedules")
    SchedulePage schedules();

    @GET
    @Path("/business_hours/schedules/{id}/holidays")
    SchedulePage.Holidays holidays(@PathParam("id") long scheduleId);

    @GET
    @Path("/custom_statuses")
    CustomStatuses customStatuses();

    @GET
    @Path("/groups")
    GroupPage groups(@QueryParam("page[size]") int size, @QueryParam("page[after]") String after);

    /** At most 100 ids, separated by commas; users that are gone are missing from the answer. */
    @GET
    @Path("/users/show_many")
    UserPage users(@QueryParam("ids") String ids);

    @GET
    @Path("/incremental/users/cursor")
    UserPage users(@QueryParam("start_time") Long startTime, @QueryParam("cursor") String cursor,
            @QueryParam("per_page") int perPage);

    @GET
    @Path("/incremental/organizations")
    OrganizationPage organizations(@QueryParam("start_time") long startTime);

    @GET
    @Path("/organizations/{id}")
    OrganizationPage.Single organization(@PathParam("id") long id);

    /** @param scope {@code all}: the default leaves out what AI agents handled alone */
    @GET
    @Path("/incremental/tickets/cursor")
    TicketPage tickets(@QueryParam("start_time") Long startTime, @QueryParam("cursor") String cursor,
            @QueryParam("per_page") int perPage, @QueryParam("include") String include,
            @QueryParam("support_type_scope") String scope);

    @GET
    @Path("/tickets/{id}")
    TicketPage.Single ticket(@PathParam("id") long id, @QueryParam("include") String include);

    @GET
    @Path("/search/count")
    SearchCount searchCount(@QueryParam("query") String query);

    @GET
    @Path("/incremental/ticket_events")
    TicketEventPage ticketEvents(@QueryParam("start_time") long startTime, @QueryParam("include") String include,
            @QueryParam("support_type_scope") String scope);

    @GET
    @Path("/incremental/ticket_metric_events")
    MetricEventPage metricEvents(@QueryParam("start_time") long startTime);

    /** @param endTime exclusive; refused, like {@code startTime}, when it is too recent */
    @GET
    @Path("/satisfaction_ratings")
    RatingPage ratings(@QueryParam("start_time") long startTime, @QueryParam("end_time") Long endTime,
            @QueryParam("page[size]") int size, @QueryParam("page[after]") String after);

    /** @param createdFrom epoch milliseconds, unlike everywhere else, and so is {@code createdTo} */
    @GET
    @Path("/guide/survey_responses")
    SurveyPage surveyResponses(@QueryParam("filter[created_at_start]") long createdFrom,
            @QueryParam("filter[created_at_end]") Long createdTo, @QueryParam("sort") String sort,
            @QueryParam("page[size]") int size, @QueryParam("page[after]") String after);

    @GET
    @Path("/channels/voice/stats/incremental/calls")
    CallPage calls(@QueryParam("start_time") long startTime);

    @GET
    @Path("/channels/voice/stats/incremental/legs")
    CallLegPage callLegs(@QueryParam("start_time") long startTime);
}
