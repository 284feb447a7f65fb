package io.helpdeskroi.sandbox.zendesk;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import io.helpdeskroi.sandbox.company.Chronicle;
import io.helpdeskroi.sandbox.company.People;
import io.helpdeskroi.sandbox.control.Json;

/**
 * The incremental exports of users, by cursor, and of organizations, by time.
 */
@Path("/zendesk/api/v2/incremental")
@PermitAll
public class PeopleExports {

    private static final int PAGE = 1_000;

    private final Directory directory;
    private final VendorRequest request;

    PeopleExports(Directory directory, VendorRequest request) {
        this.directory = directory;
        this.request = request;
    }

    @GET
    @Path("/users/cursor")
    public Response users(@Context UriInfo uri) {
        return page(new Query(uri), new Query(uri).size("per_page", PAGE));
    }

    @GET
    @Path("/users/sample")
    public Response sample(@Context UriInfo uri) {
        return page(new Query(uri), 50);
    }

    private Response page(Query query, int size) {
        long[] users = directory.usersByUpdate();
        int end = Chronicle.search(users, directory.mark(request.visible() + 1, 0));
        Optional<String> token = query.text("cursor");
        Cursor place;
        int from;
        if (token.isPresent()) {
            Optional<Cursor> cursor = Cursor.decode(token.get());
            if (cursor.isEmpty()) {
                return ErrorJson.of(400, "InvalidValue", "cursor is not valid");
            }
            place = cursor.get();
            from = Chronicle.search(users, directory.mark(place.at(), directory.index(place.id()) + 1));
        } else {
            Response refusal = TimePage.refusal(request, query);
            if (refusal != null) {
                return refusal;
            }
            place = new Cursor(query.number("start_time").get(), 0);
            from = Chronicle.search(users, directory.mark(place.at(), 0));
        }
        int to = Math.min(end, from + size);
        Cursor last = to <= from ? place
                : new Cursor(directory.at(users[to - 1]), directory.userId(users[to - 1]));
        String after = request.nextCursor(token.orElse(null), last.encoded());
        return Json.ok(Json.object("users",
                request.records("users", Arrays.stream(users, Math.min(from, to), to),
                        mark -> directory.user(mark, request.url())),
                "after_url", request.next("/incremental/users/cursor?cursor=" + after + query.kept("per_page")), "after_cursor",
                after, "before_url", null, "before_cursor", null, "end_of_stream", to >= end));
    }

    @GET
    @Path("/organizations")
    public Response organizations(@Context UriInfo uri) {
        Query query = new Query(uri);
        Response refusal = TimePage.refusal(request, query);
        if (refusal != null) {
            return refusal;
        }
        People people = directory.people();
        long start = query.number("start_time").get();
        long[] marks = IntStream.range(0, people.organizationCount())
                .mapToLong(number -> directory.mark(people.organization(number).updatedAt(), number))
                .filter(mark -> directory.at(mark) >= start && directory.at(mark) <= request.visible()).sorted().toArray();
        int to = Math.min(marks.length, TimePage.ROWS);
        while (to > 0 && to < marks.length && directory.at(marks[to]) == directory.at(marks[to - 1])) {
            to++;
        }
        long end = to == 0 ? start : directory.at(marks[to - 1]);
        return new TimePage(request, query, "/incremental/organizations", "organizations").answer(
                request.records("organizations", Arrays.stream(marks, 0, to), this::organization), to, end, to == marks.length,
                true,
                marks.length);
    }

    private Map<String, Object> organization(long mark) {
        return PeopleJson.organization(directory.people().organization(directory.number(mark)), request.url());
    }
}
