package io.helpdeskroi.sandbox.intercom;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

import io.helpdeskroi.sandbox.company.Desk;
import io.helpdeskroi.sandbox.company.DeskPeople;
import io.helpdeskroi.sandbox.control.Json;

/**
 * The customers' companies, by page or, beyond ten thousand, by the one scroll that an app may have at a time.
 */
@Path("/intercom/companies")
@PermitAll
public class CompanyListResource {

    private static final String KIND = "company";
    private static final int MOST = 60;
    private static final int DEEPEST = 10_000;
    private static final int SCROLLED = 100;

    private final DeskPeople people;
    private final WorkspaceRequest request;
    private final CompanyScroll scroll;
    private final Clock clock;

    CompanyListResource(Desk desk, WorkspaceRequest request, CompanyScroll scroll, Clock clock) {
        this.people = desk.people();
        this.request = request;
        this.scroll = scroll;
        this.clock = clock;
    }

    @POST
    @Path("/list")
    public Response list(@QueryParam("page") String page, @QueryParam("per_page") String perPage) {
        int size = PageNumber.read(perPage, 15, MOST);
        int number = PageNumber.read(page, 1, Integer.MAX_VALUE);
        if ((long) number * size > DEEPEST) {
            return ErrorList.of(400, "bad_request", "page limit reached, please use scroll API");
        }
        int total = people.companyCount();
        return Json.ok(Json.object("type", "list", "data", companies((number - 1L) * size, size), "total_count", total, "pages",
                PageNumber.pages(request, "/companies/list", number, size, total, "")));
    }

    @GET
    @Path("/scroll")
    public Response scroll(@QueryParam("scroll_param") String param) {
        return scroll.next(param, clock.instant())
                .map(place -> Json.ok(Json.object("type", "list", "data", companies(place.from(), SCROLLED), "pages", null,
                        "total_count", null, "scroll_param", place.param())))
                .orElseGet(() -> param == null
                        ? ErrorList.of(400, "scroll_exists", "scroll already exists for this workspace")
                        : ErrorList.notFound("scroll parameter"));
    }

    @GET
    @Path("/{id}")
    public Response one(@PathParam("id") String id) {
        int number = id.matches("0{10}[0-9a-f]{14}") ? people.companyNumber(Long.parseLong(id, 16)) : -1;
        return number < 0 ? ErrorList.of(404, "company_not_found", "Company Not Found")
                : request.served(KIND, PeopleJson.company(people.company(number))).map(Json::ok)
                        .orElseGet(() -> ErrorList.of(404, "company_not_found", "Company Not Found"));
    }

    private List<Object> companies(long from, int size) {
        List<Object> rows = new ArrayList<>();
        for (long number = from; number < Math.min(people.companyCount(), from + size); number++) {
            request.served(KIND, PeopleJson.company(people.company((int) number))).ifPresent(rows::add);
        }
        return rows;
    }
}
