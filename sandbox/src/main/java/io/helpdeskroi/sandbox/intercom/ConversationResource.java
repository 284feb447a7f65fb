package io.helpdeskroi.sandbox.intercom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

import io.helpdeskroi.sandbox.company.Conversation;
import io.helpdeskroi.sandbox.company.Desk;
import io.helpdeskroi.sandbox.company.DeskChronicle;
import io.helpdeskroi.sandbox.company.DeskContact;
import io.helpdeskroi.sandbox.company.Mark;
import io.helpdeskroi.sandbox.control.Json;

/**
 * Conversations: the search, the list, one by one with their parts, and the deleted.
 */
@Path("/intercom/conversations")
@PermitAll
public class ConversationResource {

    private static final int MOST_DELETED = 60;
    private static final Clause ANYTHING = new Clause.Group(true, List.of());

    private final DeskChronicle chronicle;
    private final Desk desk;
    private final Inbox inbox;
    private final WorkspaceRequest request;

    ConversationResource(DeskChronicle chronicle, Inbox inbox, WorkspaceRequest request) {
        this.chronicle = chronicle;
        this.desk = chronicle.desk();
        this.inbox = inbox;
        this.request = request;
    }

    @POST
    @Path("/search")
    public Response search(Map<String, Object> body) {
        try {
            return new SearchPage(inbox, desk, request).of(false, SearchBody.read(body, Inbox.FIELDS, Inbox.SORTABLE));
        } catch (Clause.Refusal refusal) {
            return ErrorList.of(400, refusal.code(), refusal.getMessage());
        }
    }

    /** In an order of its own, and not to be filtered. */
    @GET
    public Response list(@QueryParam("per_page") String perPage, @QueryParam("starting_after") String after) {
        int size = PageNumber.read(perPage, 20, 150);
        return new SearchPage(inbox, desk, request).of(false,
                new SearchBody(ANYTHING, Optional.empty(), false, size, Optional.ofNullable(after)));
    }

    @GET
    @Path("/{id}")
    public Response one(@PathParam("id") String id) {
        int j = id.matches("[0-9]{1,15}") ? desk.contactOfConversation(Long.parseLong(id)) : -1;
        if (j < 0 || desk.createdAt(j) > request.now()) {
            return ErrorList.notFound("Conversation");
        }
        DeskContact contact = desk.contact(j);
        return contact.conversation().filter(conversation -> exists(conversation))
                .flatMap(conversation -> request.served(WorkspaceRequest.CONVERSATION,
                        new ConversationJson(desk, request.version()).json(contact, request.now(), true)))
                .map(Json::ok).orElseGet(() -> ErrorList.notFound("Conversation"));
    }

    private boolean exists(Conversation conversation) {
        boolean deleted = conversation.deletedAt() != 0 && conversation.deletedAt() <= request.now();
        return !deleted && !request.cut(WorkspaceRequest.CONVERSATION, conversation.createdAt(), conversation.j())
                && !request.lost(WorkspaceRequest.CONVERSATION, Desk.conversationId(conversation.j()));
    }

    @GET
    @Path("/deleted")
    public Response deleted(@QueryParam("page") String page, @QueryParam("per_page") String perPage,
            @QueryParam("order") String order) {
        if (!request.version().atLeast(16)) {
            return ErrorList.notFound("Conversation");
        }
        int size = PageNumber.read(perPage, 20, MOST_DELETED);
        int number = PageNumber.read(page, 1, Integer.MAX_VALUE);
        long[] ascending = chronicle.deletions(request.now());
        boolean descending = !"asc".equals(order);
        List<Object> rows = new ArrayList<>();
        Arrays.stream(PageNumber.rows(ascending, descending, number, size))
                .forEach(mark -> rows.add(Json.object("type", "conversation", "id",
                        Long.toString(Desk.conversationId(Mark.contact(mark))), "metrics_retained", true, "deleted_at",
                        Mark.at(mark))));
        return Json
                .ok(Json.object("type", "conversations.list", "conversations", rows, "total_count", ascending.length, "pages",
                        PageNumber.pages(request, "/conversations/deleted", number, size, ascending.length,
                                descending ? "" : "&order=asc")));
    }
}
