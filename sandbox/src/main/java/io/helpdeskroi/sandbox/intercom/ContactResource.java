package io.helpdeskroi.sandbox.intercom;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

import io.helpdeskroi.sandbox.company.Calendar;
import io.helpdeskroi.sandbox.company.Desk;
import io.helpdeskroi.sandbox.company.DeskPeople;
import io.helpdeskroi.sandbox.control.Json;

/**
 * Contacts. Before version 2.17 their search knows days only, in the workspace's zone.
 */
@Path("/intercom/contacts")
@PermitAll
public class ContactResource {

    private static final String KIND = "contact";
    private static final List<String> FIELDS = List.of("id", "created_at", "updated_at", "email", "external_id", "role");
    private static final List<String> DATES = List.of("created_at", "updated_at");
    private static final Clause ANYBODY = new Clause.Group(true, List.of());
    private static final int EXACT_SINCE = 17;

    private final DeskPeople people;
    private final WorkspaceRequest request;

    ContactResource(Desk desk, WorkspaceRequest request) {
        this.people = desk.people();
        this.request = request;
    }

    @POST
    @Path("/search")
    public Response search(Map<String, Object> body) {
        try {
            SearchBody search = SearchBody.read(body, FIELDS, DATES);
            requireKnownOperators(search.clause());
            return page(search);
        } catch (Clause.Refusal refusal) {
            return ErrorList.of(400, refusal.code(), refusal.getMessage());
        }
    }

    @GET
    public Response list(@QueryParam("per_page") String perPage, @QueryParam("starting_after") String after) {
        return page(new SearchBody(ANYBODY, Optional.empty(), true, PageNumber.read(perPage, 50, 150),
                Optional.ofNullable(after)));
    }

    @GET
    @Path("/{id}")
    public Response one(@PathParam("id") String id) {
        long number = PeopleJson.contactNumber(people, id);
        return number < 0 ? ErrorList.of(404, "not_found", "User Not Found")
                : request.served(KIND, PeopleJson.contact(people, people.customer((int) number), request.now()))
                        .map(Json::ok).orElseGet(() -> ErrorList.of(404, "not_found", "User Not Found"));
    }

    private static void requireKnownOperators(Clause clause) {
        if (clause instanceof Clause.Group group) {
            group.clauses().forEach(ContactResource::requireKnownOperators);
        } else if (clause instanceof Clause.Filter filter && DATES.contains(filter.field())
                && !List.of("=", ">", "<").contains(filter.operator())) {
            throw new Clause.Refusal("parameter_invalid", "'" + filter.operator() + "' does not compare dates");
        }
    }

    private Response page(SearchBody search) {
        Clause clause = request.version().atLeast(EXACT_SINCE) ? search.clause() : byDay(search.clause());
        // The number breaks ties, and is the order of the plain list.
        long[] found = IntStream.range(0, people.customerCount()).filter(number -> clause.matches(fields(number)))
                .mapToLong(number -> sortValue(number, search.sort()) << 22 | number).sorted().toArray();
        int from = 0;
        int page = 1;
        if (search.after().isPresent()) {
            Optional<SearchCursor> cursor = SearchCursor.decode(search.after().get());
            if (cursor.isEmpty()) {
                return ErrorList.of(400, "parameter_invalid", "starting_after is not valid");
            }
            page = cursor.get().page();
            long last = cursor.get().sortMillis() / 1_000 << 22 | cursor.get().id();
            int position = Arrays.binarySearch(found, last);
            int after = position >= 0 ? position + 1 : -position - 1;
            from = search.ascending() ? after : found.length - (position >= 0 ? position : -position - 1);
        }
        int to = Math.min(found.length, from + search.perPage());
        List<Object> rows = new ArrayList<>();
        for (int i = from; i < to; i++) {
            int number = number(found[search.ascending() ? i : found.length - 1 - i]);
            request.served(KIND, PeopleJson.contact(people, people.customer(number), request.searchable()))
                    .ifPresent(rows::add);
        }
        Map<String, Object> pages = Json.object("type", "pages", "page", page, "per_page", search.perPage(), "total_pages",
                (found.length + search.perPage() - 1) / search.perPage());
        if (to < found.length) {
            long last = found[search.ascending() ? to - 1 : found.length - to];
            String after = new SearchCursor((last >>> 22) * 1_000, number(last), page + 1).encoded();
            pages.put("next", Json.object("page", page + 1, "starting_after", request.nextCursor(search.after(), after)));
        }
        return Json.ok(Json.object("type", "list", "data", rows, "total_count", found.length, "pages", pages));
    }

    private static int number(long key) {
        return (int) key & (1 << 22) - 1;
    }

    private long sortValue(int number, Optional<String> by) {
        return by.isEmpty() ? 0 : (Long) fields(number).apply(by.get());
    }

    private Function<String, Object> fields(int number) {
        DeskPeople.Customer customer = people.customer(number);
        return field -> switch (field) {
            case "id" -> PeopleJson.contactId(customer.id());
            case "email" -> customer.email();
            case "external_id" -> PeopleJson.externalId(people, customer.id());
            case "role" -> "user";
            case "created_at" -> customer.createdAt();
            default -> customer.updatedAt() <= request.searchable() ? customer.updatedAt() : customer.createdAt();
        };
    }

    /** What is asked of a second is answered for its day: after it, before it, or in it. */
    private static Clause byDay(Clause clause) {
        if (clause instanceof Clause.Group group) {
            return new Clause.Group(group.all(), group.clauses().stream().map(ContactResource::byDay).toList());
        }
        Clause.Filter filter = (Clause.Filter) clause;
        if (!DATES.contains(filter.field()) || !filter.values().get(0).matches("[0-9]{1,12}")) {
            return filter;
        }
        long start = startOfDay(Long.parseLong(filter.values().get(0)));
        long end = startOfDay(start + 26 * 3_600);
        return switch (filter.operator()) {
            case ">" -> bound(filter.field(), ">=", end);
            case "<" -> bound(filter.field(), "<", start);
            default -> new Clause.Group(true, List.of(bound(filter.field(), ">=", start), bound(filter.field(), "<", end)));
        };
    }

    private static Clause bound(String field, String operator, long at) {
        return new Clause.Filter(field, operator, List.of(Long.toString(at)));
    }

    private static long startOfDay(long at) {
        return Calendar.at(Instant.ofEpochSecond(at).atZone(Calendar.ZONE).toLocalDate());
    }
}
