package io.helpdeskroi.sandbox.zendesk;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import io.helpdeskroi.sandbox.company.People;
import io.helpdeskroi.sandbox.control.Json;

/**
 * Users, organizations, groups and memberships one by one and as lists.
 */
@Path("/zendesk/api/v2")
@PermitAll
public class PeopleResource {

    private final Directory directory;
    private final People people;
    private final VendorRequest request;

    PeopleResource(Directory directory, VendorRequest request) {
        this.directory = directory;
        this.people = directory.people();
        this.request = request;
    }

    @GET
    @Path("/users")
    public Response users(@Context UriInfo uri) {
        Query query = new Query(uri);
        List<String> roles = uri.getQueryParameters().entrySet().stream()
                .filter(entry -> entry.getKey().equals("role") || entry.getKey().equals("role[]"))
                .flatMap(entry -> entry.getValue().stream()).toList();
        long first = roles.isEmpty() || !roles.contains("end-user") || roles.contains("agent") || roles.contains("admin") ? 0
                : people.agents().size();
        long last = roles.isEmpty() || roles.contains("end-user") ? people.agents().size() + (long) people.customerCount()
                : people.agents().size();
        long[] keys = LongStream.range(first, last).filter(number -> roles.isEmpty() || number >= people.agents().size()
                || roles.contains(people.agents().get((int) number).admin() ? "admin" : "agent")).toArray();
        return new ListPage(request, query, "/users", "users").of(keys, number -> directory.user(number, request.url()),
                "role");
    }

    @GET
    @Path("/users/show_many")
    public Response showMany(@Context UriInfo uri) {
        String ids = new Query(uri).text("ids").orElse("");
        long[] known = Arrays.stream(ids.split(",")).map(String::trim).filter(id -> id.matches("[0-9]{1,15}"))
                .mapToLong(Long::parseLong).filter(id -> directory.index(id) >= 0).limit(100).toArray();
        List<Object> users = request.records("users", Arrays.stream(known),
                id -> PeopleJson.user(people, id, request.url()).orElseThrow());
        return Json.ok(Json.object("users", users, "next_page", null, "previous_page", null, "count", users.size()));
    }

    @GET
    @Path("/users/me")
    public Response me() {
        return Json.ok(Json.object("user", PeopleJson.agent(people.agents().get(0), request.url())));
    }

    @GET
    @Path("/users/{id:[0-9]+}")
    public Response user(@PathParam("id") long id) {
        Optional<Map<String, Object>> user = PeopleJson.user(people, id, request.url());
        return user.flatMap(record -> request.served("user", record)).map(record -> Json.ok(Json.object("user", record)))
                .orElseGet(() -> ErrorJson.of(404, "RecordNotFound", "Not found"));
    }

    @GET
    @Path("/organizations")
    public Response organizations(@Context UriInfo uri) {
        return new ListPage(request, new Query(uri), "/organizations", "organizations").of(
                LongStream.range(0, people.organizationCount()).toArray(),
                number -> PeopleJson.organization(people.organization((int) number), request.url()));
    }

    @GET
    @Path("/organizations/{id:[0-9]+}")
    public Response organization(@PathParam("id") long id) {
        int number = people.organizationNumber(id);
        return number < 0 ? ErrorJson.of(404, "RecordNotFound", "Not found")
                : Json.ok(Json.object("organization", PeopleJson.organization(people.organization(number), request.url())));
    }

    @GET
    @Path("/groups")
    public Response groups(@Context UriInfo uri) {
        return new ListPage(request, new Query(uri), "/groups", "groups").of(
                LongStream.range(0, people.groups().size()).toArray(),
                number -> PeopleJson.group(people.groups().get((int) number), request.url()));
    }

    @GET
    @Path("/group_memberships")
    public Response memberships(@Context UriInfo uri) {
        return new ListPage(request, new Query(uri), "/group_memberships", "group_memberships").of(
                LongStream.range(0, people.agents().size()).toArray(),
                number -> PeopleJson.membership(people.agents().get((int) number), request.url()));
    }
}
