package io.helpdeskroi.intercom;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import io.helpdeskroi.connector.spi.Census;
import io.helpdeskroi.connector.spi.Cursor;
import io.helpdeskroi.connector.spi.VendorFailure;
import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.Period;

/**
 * The vendor's own count of what was created in a window, by its search. Where a search for conversations gives tickets too,
 * the tickets of the window are taken off, as they are facts of their own feed.
 *
 * @param prefix of the facts that are counted
 */
record SearchCensus(String prefix, BiFunction<IntercomApi, Search, Listing> request) implements Census<IntercomSession> {

    static final SearchCensus OF_CONVERSATIONS = new SearchCensus(Ids.CONVERSATION, IntercomApi::conversations);
    static final SearchCensus OF_TICKETS = new SearchCensus(Ids.TICKET, IntercomApi::tickets);

    private static final int PER_PAGE = 50;

    @Override
    public Entity entity() {
        return Entity.INTERACTION;
    }

    @Override
    public long count(IntercomSession session, Period window) {
        long total = total(request.apply(session.api(), within(window, 1, null)));
        boolean mixed = total > 0 && prefix.equals(Ids.CONVERSATION) && session.ticketsAmongConversations();
        return mixed ? total - total(session.api().tickets(within(window, 1, null))) : total;
    }

    /** A page of nothing but tickets is passed over: an empty page would look like a list that stands still. */
    @Override
    public Optional<IdPage> ids(IntercomSession session, Period window, Optional<Cursor> cursor) {
        Optional<String> after = cursor.map(Cursor::text);
        List<String> ids;
        do {
            Listing page = request.apply(session.api(), within(window, PER_PAGE, after.orElse(null)));
            ids = page.rows().stream().filter(row -> prefix.equals(Ids.TICKET) || !Conversation.isTicket(row))
                    .map(row -> Field.text(row.path("id"))).filter(id -> id != null).toList();
            after = page.after(session.base());
        } while (ids.isEmpty() && after.isPresent());
        return Optional.of(new IdPage(ids, after.map(Cursor::new)));
    }

    private static Search within(Period window, int perPage, String after) {
        return Search.within("created_at", window.from().getEpochSecond(), window.to().getEpochSecond(), perPage, after);
    }

    private static long total(Listing page) {
        if (page.totalCount() == null) {
            throw new VendorFailure.Protocol("the search does not say how many it found", null);
        }
        return page.totalCount();
    }
}
