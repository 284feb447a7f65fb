package io.helpdeskroi.zendesk;

import io.helpdeskroi.connector.spi.Census;
import io.helpdeskroi.connector.spi.VendorFailure;
import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.Period;

/**
 * Zendesk's own count of tickets, by its search: archived ones are found, deleted ones are not. The search answers with ids
 * of at most a thousand tickets, so there is no list to sweep; deletions are in the export anyway.
 */
final class TicketCensus implements Census<ZendeskSession> {

    @Override
    public Entity entity() {
        return Entity.INTERACTION;
    }

    @Override
    public String prefix() {
        return "ticket:";
    }

    @Override
    public long count(ZendeskSession session, Period window) {
        SearchCount found = session.api().searchCount("type:ticket created>=" + window.from() + " created<" + window.to());
        if (found.count() == null) {
            throw new VendorFailure.Protocol("the search does not say how many tickets it found", null);
        }
        return found.count();
    }
}
