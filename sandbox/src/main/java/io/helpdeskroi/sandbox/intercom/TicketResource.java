package io.helpdeskroi.sandbox.intercom;

import java.util.Map;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

import io.helpdeskroi.sandbox.company.Desk;
import io.helpdeskroi.sandbox.company.DeskContact;
import io.helpdeskroi.sandbox.company.DeskTicket;
import io.helpdeskroi.sandbox.control.Json;

/**
 * Tickets: the search, and one by one.
 */
@Path("/intercom/tickets")
@PermitAll
public class TicketResource {

    private final Desk desk;
    private final Inbox inbox;
    private final WorkspaceRequest request;

    TicketResource(Desk desk, Inbox inbox, WorkspaceRequest request) {
        this.desk = desk;
        this.inbox = inbox;
        this.request = request;
    }

    @POST
    @Path("/search")
    public Response search(Map<String, Object> body) {
        try {
            return new SearchPage(inbox, desk, request).of(true, SearchBody.read(body, Inbox.FIELDS, Inbox.SORTABLE));
        } catch (Clause.Refusal refusal) {
            return ErrorList.of(400, refusal.code(), refusal.getMessage());
        }
    }

    @GET
    @Path("/{id}")
    public Response one(@PathParam("id") String id) {
        int j = id.matches("[0-9]{1,15}") ? desk.contactOfTicket(Long.parseLong(id)) : -1;
        if (j < 0 || desk.createdAt(j) > request.now()) {
            return ErrorList.notFound("Ticket");
        }
        DeskContact contact = desk.contact(j);
        return contact.ticket().filter(this::exists)
                .flatMap(ticket -> request.served(WorkspaceRequest.TICKET,
                        new TicketJson(desk, request.version()).json(contact, request.now())))
                .map(Json::ok).orElseGet(() -> ErrorList.notFound("Ticket"));
    }

    private boolean exists(DeskTicket ticket) {
        return ticket.createdAt() <= request.now()
                && !request.cut(WorkspaceRequest.TICKET, ticket.createdAt(), ticket.j())
                && !request.lost(WorkspaceRequest.TICKET, Desk.ticketId(ticket.j()));
    }
}
