package io.helpdeskroi.sandbox.zendesk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.LongStream;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import io.helpdeskroi.sandbox.company.Audit;
import io.helpdeskroi.sandbox.company.Change;
import io.helpdeskroi.sandbox.company.Chronicle;
import io.helpdeskroi.sandbox.company.Company;
import io.helpdeskroi.sandbox.company.Contact;
import io.helpdeskroi.sandbox.company.Mark;
import io.helpdeskroi.sandbox.company.People;
import io.helpdeskroi.sandbox.company.Ticket;
import io.helpdeskroi.sandbox.control.Json;

/**
 * Tickets one by one and as a list, which leaves out the deleted and the archived; deleted tickets of the last thirty days.
 */
@Path("/zendesk/api/v2")
@PermitAll
public class TicketResource {

    private static final long ARCHIVED_AFTER = 120L * 86_400;
    private static final long DELETED_LISTED_FOR = 30L * 86_400;

    private final Chronicle chronicle;
    private final Company company;
    private final VendorRequest request;

    TicketResource(Chronicle chronicle, VendorRequest request) {
        this.chronicle = chronicle;
        this.company = chronicle.company();
        this.request = request;
    }

    @GET
    @Path("/tickets")
    public Response tickets(@Context UriInfo uri) {
        Query query = new Query(uri);
        String sort = query.text("sort").orElse("id");
        if (!List.of("id", "-id", "updated_at", "-updated_at").contains(sort)) {
            return ErrorJson.of(400, "InvalidPaginationParameter", "sort is not supported with cursor pagination");
        }
        LongStream keys = Arrays.stream(chronicle.ticketsByUpdate(request.now())).filter(this::listed)
                .map(Mark::contact).filter(k -> !request.lacksTicket(company, (int) k));
        long[] ascending = sort.endsWith("updated_at") ? keys.toArray() : keys.sorted().toArray();
        long[] ordered = sort.startsWith("-")
                ? LongStream.rangeClosed(1, ascending.length).map(i -> ascending[ascending.length - (int) i]).toArray()
                : ascending;
        TicketJson json = new TicketJson(company, request.url());
        return new ListPage(request, query, "/tickets", "tickets").of(ordered,
                k -> json.json(company.contact((int) k), request.now(), false, false), "sort");
    }

    @GET
    @Path("/tickets/count")
    public Response count() {
        long count = Arrays.stream(chronicle.ticketsByUpdate(request.now())).filter(this::listed).count();
        return Json.ok(Json.object("count", Json.object("value", count, "refreshed_at", Json.time(request.now()))));
    }

    private boolean listed(long mark) {
        if (Mark.at(mark) < request.now() - ARCHIVED_AFTER) {
            return false;
        }
        Ticket ticket = company.contact(Mark.contact(mark)).ticket().orElseThrow();
        return !TicketState.at(ticket, request.now()).status.equals("deleted") && !request.lostTicket(ticket.k());
    }

    @GET
    @Path("/tickets/{id:[0-9]+}")
    public Response ticket(@PathParam("id") long id) {
        return existing(id).flatMap(contact -> request.served("ticket",
                new TicketJson(company, request.url()).json(contact, request.now(), false, false)))
                .map(ticket -> Json.ok(Json.object("ticket", ticket)))
                .orElseGet(() -> ErrorJson.of(404, "RecordNotFound", "Not found"));
    }

    @GET
    @Path("/tickets/{id:[0-9]+}/audits")
    public Response audits(@PathParam("id") long id, @Context UriInfo uri) {
        Optional<Contact> contact = existing(id);
        if (contact.isEmpty()) {
            return ErrorJson.of(404, "RecordNotFound", "Not found");
        }
        Ticket ticket = contact.get().ticket().orElseThrow();
        long[] ordinals = ticket.audits().stream().filter(audit -> !audit.silent() && audit.at() <= request.now())
                .mapToLong(Audit::ordinal).toArray();
        return new ListPage(request, new Query(uri), "/tickets/" + id + "/audits", "audits").of(ordinals,
                ordinal -> TicketEventJson.audit(ticket, ticket.audits().get((int) ordinal)));
    }

    @GET
    @Path("/tickets/{id:[0-9]+}/comments")
    public Response comments(@PathParam("id") long id) {
        return with(id, (contact, state) -> {
            List<Object> comments = new ArrayList<>();
            Ticket ticket = contact.ticket().orElseThrow();
            for (Audit audit : ticket.audits()) {
                for (Change change : audit.changes()) {
                    if (change instanceof Change.Commented comment && audit.at() <= request.now()) {
                        comments.add(Json.object("id", TicketEventJson.id(ticket, audit) + 1 + audit.changes().indexOf(change),
                                "type", "Comment", "author_id", comment.authorId(), "body", comment.body(), "public",
                                comment.isPublic(), "attachments", List.of(), "audit_id", TicketEventJson.id(ticket, audit),
                                "created_at", Json.time(audit.at())));
                    }
                }
            }
            return Json.object("comments", comments, "next_page", null, "previous_page", null, "count", comments.size());
        });
    }

    @GET
    @Path("/tickets/{id:[0-9]+}/metrics")
    public Response metrics(@PathParam("id") long id) {
        return with(id, (contact, state) -> Json.object("ticket_metric",
                new MetricSet(contact.ticket().orElseThrow(), state, request.now()).json(request.url())));
    }

    @GET
    @Path("/deleted_tickets")
    public Response deleted(@Context UriInfo uri) {
        long[] keys = Arrays.stream(chronicle.deletions(request.now()))
                .filter(mark -> Mark.at(mark) >= request.now() - DELETED_LISTED_FOR).toArray();
        return new ListPage(request, new Query(uri), "/deleted_tickets", "deleted_tickets").of(keys, this::deletedTicket);
    }

    private Map<String, Object> deletedTicket(long mark) {
        Ticket ticket = company.contact(Mark.contact(mark)).ticket().orElseThrow();
        Audit deletion = ticket.audits().get(ticket.audits().size() - 1);
        String name = company.people().agents().stream().filter(agent -> agent.id() == deletion.updaterId())
                .map(People.Agent::name).findFirst().orElse("System");
        return Json.object("id", ticket.id(), "subject", ticket.topic().subject(), "description", ticket.topic().subject(),
                "actor", Json.object("id", deletion.updaterId(), "name", name), "deleted_at", Json.time(Mark.at(mark)),
                "previous_state", TicketState.at(ticket, Mark.at(mark) - 1).status);
    }

    private Response with(long id, BiFunction<Contact, TicketState, Map<String, Object>> body) {
        return existing(id).map(contact -> Json.ok(body.apply(contact,
                TicketState.at(contact.ticket().orElseThrow(), request.now()))))
                .orElseGet(() -> ErrorJson.of(404, "RecordNotFound", "Not found"));
    }

    private Optional<Contact> existing(long id) {
        int k = company.contactOfTicket(id);
        return k < 0 || company.createdAt(k) > request.now() || request.lacksTicket(company, k) ? Optional.empty()
                : Optional.of(company.contact(k)).filter(contact -> contact.ticket().isPresent()
                        && !TicketState.at(contact.ticket().get(), request.now()).status.equals("deleted"));
    }
}
