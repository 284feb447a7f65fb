package io.helpdeskroi.intercom;

import io.helpdeskroi.connector.spi.FetchContext;
import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.FactId;

/**
 * The ids of a connection's facts, made from Intercom's own ids; an id of nobody gives null.
 *
 * @param sourceId slug of the connection
 */
record Ids(String sourceId) {

    static final String CONVERSATION = "conversation:";
    static final String TICKET = "ticket:";

    static Ids of(FetchContext context) {
        return new Ids(context.sourceId());
    }

    FactId conversation(String id) {
        return of(Entity.INTERACTION, CONVERSATION, id);
    }

    FactId ticket(String id) {
        return of(Entity.INTERACTION, TICKET, id);
    }

    FactId admin(String id) {
        return of(Entity.AGENT, "admin:", id);
    }

    FactId team(String id) {
        return of(Entity.TEAM, "team:", id);
    }

    FactId contact(String id) {
        return of(Entity.CUSTOMER, "contact:", id);
    }

    FactId company(String id) {
        return of(Entity.ORGANISATION, "company:", id);
    }

    FactId of(Entity entity, String prefix, String id) {
        String somebody = Field.somebody(id);
        return somebody == null ? null : FactId.of(sourceId, entity, prefix + somebody);
    }
}
