package io.helpdeskroi.sandbox.intercom;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.ws.rs.core.Response;

import io.helpdeskroi.sandbox.company.Chronicle;
import io.helpdeskroi.sandbox.company.Desk;
import io.helpdeskroi.sandbox.company.DeskChronicle;
import io.helpdeskroi.sandbox.company.DeskContact;
import io.helpdeskroi.sandbox.company.Mark;
import io.helpdeskroi.sandbox.control.Json;

/**
 * A page of what a search found: rows without their parts, how many there are, and a cursor for the next page.
 */
final class SearchPage {

    private final Inbox inbox;
    private final Desk desk;
    private final WorkspaceRequest request;

    SearchPage(Inbox inbox, Desk desk, WorkspaceRequest request) {
        this.inbox = inbox;
        this.desk = desk;
        this.request = request;
    }

    Response of(boolean tickets, SearchBody search) {
        long[] found = inbox.find(tickets, search, request);
        int from = 0;
        int page = 1;
        if (search.after().isPresent()) {
            Optional<SearchCursor> cursor = SearchCursor.decode(search.after().get());
            Optional<Long> last = cursor.flatMap(place -> mark(place));
            if (last.isEmpty()) {
                return ErrorList.of(400, "parameter_invalid", "starting_after is not valid");
            }
            page = cursor.get().page();
            int position = Chronicle.search(found, search.ascending() ? last.get() + 1 : last.get());
            from = search.ascending() ? position : found.length - position;
        }
        int to = Math.min(found.length, from + search.perPage());
        List<Object> rows = new ArrayList<>();
        for (int i = from; i < to; i++) {
            row(tickets, found[search.ascending() ? i : found.length - 1 - i]).ifPresent(rows::add);
        }
        Map<String, Object> pages = Json.object("type", "pages", "page", page, "per_page", search.perPage(), "total_pages",
                (found.length + search.perPage() - 1) / search.perPage());
        if (to < found.length) {
            long last = found[search.ascending() ? to - 1 : found.length - to];
            String after = new SearchCursor(Mark.at(last) * 1_000, Inbox.id(last), page + 1).encoded();
            pages.put("next",
                    Json.object("page", page + 1, "starting_after", request.nextCursor(search.after(), after)));
        }
        return Json.ok(tickets
                ? Json.object("type", "ticket.list", "tickets", rows, "total_count", found.length, "pages", pages)
                : Json.object("type", "conversation.list", "conversations", rows, "total_count", found.length, "pages", pages));
    }

    private Optional<Long> mark(SearchCursor cursor) {
        long at = cursor.sortMillis() / 1_000;
        int conversation = desk.contactOfConversation(cursor.id());
        int ticket = desk.contactOfTicket(cursor.id());
        return conversation >= 0 ? Optional.of(Mark.of(at, conversation, 0))
                : ticket >= 0 ? Optional.of(Mark.of(at, ticket, DeskChronicle.TICKET)) : Optional.empty();
    }

    private Optional<Map<String, Object>> row(boolean tickets, long mark) {
        DeskContact contact = desk.contact(Mark.contact(mark));
        String kind = Inbox.isTicket(mark) ? WorkspaceRequest.TICKET : WorkspaceRequest.CONVERSATION;
        if (request.cut(kind, inbox.createdAt(mark), contact.j())) {
            return Optional.empty();
        }
        if (!Inbox.isTicket(mark)) {
            return request.served(kind,
                    new ConversationJson(desk, request.version()).json(contact, request.searchable(), false));
        }
        Map<String, Object> json = new TicketJson(desk, request.version()).json(contact, request.searchable());
        if (!tickets) {
            // Among conversations a ticket stands without its parts.
            json.remove("ticket_parts");
            json.put("ticket", Json.object("type", "ticket", "id", json.get("id")));
        }
        return request.served(kind, json);
    }
}
