package io.helpdeskroi.sandbox.intercom;

import java.util.ArrayList;
import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import io.helpdeskroi.sandbox.company.Desk;
import io.helpdeskroi.sandbox.company.DeskPeople;
import io.helpdeskroi.sandbox.company.Topic;
import io.helpdeskroi.sandbox.control.Json;

/**
 * The workspace: who asks, admins, teams, tags, and calls, of which there are none.
 */
@Path("/intercom")
@PermitAll
public class AccountResource {

    private final DeskPeople people;

    AccountResource(Desk desk) {
        this.people = desk.people();
    }

    @GET
    @Path("/me")
    public Response me() {
        return Json.ok(PeopleJson.me(people));
    }

    @GET
    @Path("/admins")
    public Response admins() {
        List<Object> admins = new ArrayList<>(people.admins().stream().map(PeopleJson::admin).toList());
        admins.add(PeopleJson.operator());
        return Json.ok(Json.object("type", "admin.list", "admins", admins));
    }

    @GET
    @Path("/teams")
    public Response teams() {
        return Json.ok(Json.object("type", "team.list", "teams",
                people.teams().stream().map(team -> PeopleJson.team(people, team)).toList()));
    }

    @GET
    @Path("/tags")
    public Response tags() {
        return Json.ok(Json.object("type", "list", "data", List.of(Topic.values()).stream().map(TagJson::of).toList()));
    }

    @GET
    @Path("/calls")
    public Response calls() {
        return Json.ok(Json.object("type", "list", "data", List.of(), "total_count", 0, "pages",
                Json.object("type", "pages", "page", 1, "per_page", 25, "total_pages", 0)));
    }
}
