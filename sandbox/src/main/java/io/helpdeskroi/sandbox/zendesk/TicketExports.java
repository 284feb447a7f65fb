package io.helpdeskroi.sandbox.zendesk;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import io.helpdeskroi.sandbox.company.Chronicle;
import io.helpdeskroi.sandbox.company.Company;
import io.helpdeskroi.sandbox.company.Contact;
import io.helpdeskroi.sandbox.company.Mark;
import io.helpdeskroi.sandbox.company.People;
import io.helpdeskroi.sandbox.company.Ticket;
import io.helpdeskroi.sandbox.control.Json;

/**
 * The incremental exports of tickets, by cursor and by time, and of their events.
 */
@Path("/zendesk/api/v2/incremental")
@PermitAll
public class TicketExports {

    private static final int PAGE = 1_000;

    private final Chronicle chronicle;
    private final Company company;
    private final VendorRequest request;

    TicketExports(Chronicle chronicle, VendorRequest request) {
        this.chronicle = chronicle;
        this.company = chronicle.company();
        this.request = request;
    }

    @GET
    @Path("/tickets/cursor")
    public Response byCursor(@Context UriInfo uri) {
        Query query = new Query(uri);
        if (query.includes("last_audits")) {
            return ErrorJson.of(400, "InvalidValue", "last_audits is not a supported side-load of this endpoint");
        }
        return page(query, query.size("per_page", PAGE));
    }

    /** A few rows to look at, without spending the export's budget on a page. */
    @GET
    @Path("/tickets/sample")
    public Response sample(@Context UriInfo uri) {
        return page(new Query(uri), 50);
    }

    private Response page(Query query, int size) {
        long[] marks = chronicle.tickets(request.visible());
        Optional<String> token = query.text("cursor");
        Cursor place;
        int from;
        if (token.isPresent()) {
            Optional<Cursor> cursor = Cursor.decode(token.get());
            if (cursor.isEmpty()) {
                return ErrorJson.of(400, "InvalidValue", "cursor is not valid");
            }
            place = cursor.get();
            from = Chronicle.search(marks, Mark.after(place.at(), Math.max(0, (int) (place.id() - Company.ticketId(0)))));
            from = place.id() == 0 ? Chronicle.search(marks, Mark.floor(place.at())) : from;
        } else {
            Response refusal = TimePage.refusal(request, query);
            if (refusal != null) {
                return refusal;
            }
            place = new Cursor(query.number("start_time").get(), 0);
            from = Chronicle.search(marks, Mark.floor(place.at()));
        }
        int to = Math.min(marks.length, from + size);
        long[] page = Arrays.stream(marks, from, to).filter(mark -> shown(mark, query)).toArray();
        Cursor last = to == from ? place : new Cursor(Mark.at(marks[to - 1]), Company.ticketId(Mark.contact(marks[to - 1])));
        String after = request.nextCursor(token.orElse(null), last.encoded());
        Map<String, Object> body = tickets(page, query);
        body.put("after_url", request.next("/incremental/tickets/cursor?cursor=" + after
                + query.kept("include", "per_page", "exclude_deleted", "support_type_scope")));
        body.put("after_cursor", after);
        body.put("before_url", null);
        body.put("before_cursor", null);
        body.put("end_of_stream", to == marks.length);
        return Json.ok(body);
    }

    @GET
    @Path("/tickets")
    public Response byTime(@Context UriInfo uri) {
        Query query = new Query(uri);
        long[] marks = Arrays.stream(chronicle.tickets(request.visible())).filter(mark -> shown(mark, query)).toArray();
        TicketJson json = new TicketJson(company, request.url());
        return new TimePage(request, query, "/incremental/tickets", "tickets").of(marks,
                mark -> json.json(company.contact(Mark.contact(mark)), request.visible(), true, query.includes("metric_sets")),
                true, "include", "per_page", "exclude_deleted", "support_type_scope");
    }

    @GET
    @Path("/ticket_events")
    public Response events(@Context UriInfo uri) {
        Query query = new Query(uri);
        boolean comments = query.includes("comment_events");
        return new TimePage(request, query, "/incremental/ticket_events", "ticket_events").of(
                scoped(chronicle.events(request.visible()), query), mark -> event(mark, comments), true, "include", "per_page",
                "support_type_scope");
    }

    /** Few tickets are the automated agent's, so leaving them out row by row would cost more than knowing them. */
    private long[] scoped(long[] marks, Query query) {
        String scope = query.text("support_type_scope").orElse("agent");
        if (scope.equals("all")) {
            return marks;
        }
        BitSet automated = chronicle.automated();
        return Arrays.stream(marks).filter(mark -> automated.get(Mark.contact(mark)) == scope.equals("ai_agent")).toArray();
    }

    private Map<String, Object> event(long mark, boolean comments) {
        Ticket ticket = company.contact(Mark.contact(mark)).ticket().orElseThrow();
        return TicketEventJson.row(ticket, ticket.audits().get(Mark.part(mark)), comments);
    }

    private boolean shown(long mark, Query query) {
        String scope = query.text("support_type_scope").orElse("agent");
        boolean excludesDeleted = query.text("exclude_deleted").map(Boolean::parseBoolean).orElse(false);
        int k = Mark.contact(mark);
        if (request.lacksTicket(company, k)) {
            return false;
        }
        if (!scope.equals("all") && chronicle.automated().get(k) != scope.equals("ai_agent")) {
            return false;
        }
        return !excludesDeleted
                || !TicketState.at(company.contact(k).ticket().orElseThrow(), request.visible()).status.equals("deleted");
    }

    private Map<String, Object> tickets(long[] page, Query query) {
        Set<Long> users = new LinkedHashSet<>();
        Set<Long> organizations = new LinkedHashSet<>();
        TicketJson json = new TicketJson(company, request.url());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("tickets", request.records("tickets", Arrays.stream(page), mark -> {
            Contact contact = company.contact(Mark.contact(mark));
            Ticket ticket = contact.ticket().orElseThrow();
            Map<String, Object> record = json.json(contact, request.visible(), true, query.includes("metric_sets"));
            users.add(ticket.requesterId());
            users.add(ticket.submitterId());
            if (record.get("assignee_id") != null) {
                users.add((Long) record.get("assignee_id"));
            }
            if (ticket.organizationId() != 0) {
                organizations.add(ticket.organizationId());
            }
            return record;
        }));
        sideload(body, query, users, organizations);
        return body;
    }

    private void sideload(Map<String, Object> body, Query query, Set<Long> users, Set<Long> organizations) {
        People people = company.people();
        if (query.includes("users")) {
            body.put("users", users.stream().map(id -> PeopleJson.user(people, id, request.url())).flatMap(Optional::stream)
                    .toList());
        }
        if (query.includes("groups")) {
            body.put("groups", people.groups().stream().map(group -> PeopleJson.group(group, request.url())).toList());
        }
        if (query.includes("organizations")) {
            body.put("organizations", organizations.stream().map(people::organizationNumber).filter(number -> number >= 0)
                    .map(number -> PeopleJson.organization(people.organization(number), request.url())).toList());
        }
    }
}
