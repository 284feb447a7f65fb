package io.helpdeskroi.zendesk;

import io.helpdeskroi.connector.spi.FetchContext;
import io.helpdeskroi.connector.spi.VendorFailure;
import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.FactId;

/**
 * The ids of a connection's facts, made from Zendesk's own ids.
 *
 * @param sourceId slug of the connection
 */
record Ids(String sourceId) {

    static Ids of(FetchContext context) {
        return new Ids(context.sourceId());
    }

    /** The number of an object that is asked for by itself. */
    static long number(String vendorId) {
        if (!vendorId.matches("\\d{1,18}")) {
            throw new VendorFailure.Gone("the row that could not be read had no id to ask for");
        }
        return Long.parseLong(vendorId);
    }

    FactId ticket(long id) {
        return of(Entity.INTERACTION, "ticket:" + id);
    }

    FactId call(long id) {
        return of(Entity.INTERACTION, "call:" + id);
    }

    FactId agent(long userId) {
        return of(Entity.AGENT, "user:" + userId);
    }

    FactId customer(long userId) {
        return of(Entity.CUSTOMER, "user:" + userId);
    }

    FactId team(long groupId) {
        return of(Entity.TEAM, "group:" + groupId);
    }

    FactId organisation(long id) {
        return of(Entity.ORGANISATION, "org:" + id);
    }

    FactId schedule(long id) {
        return of(Entity.SCHEDULE, "schedule:" + id);
    }

    FactId of(Entity entity, String externalId) {
        return FactId.of(sourceId, entity, externalId);
    }

    /** The agent of an optional user id; null without one, and for 0 and -1, which stand for nobody and the system. */
    FactId agentOrNull(Long userId) {
        return isUser(userId) ? agent(userId) : null;
    }

    FactId customerOrNull(Long userId) {
        return isUser(userId) ? customer(userId) : null;
    }

    FactId teamOrNull(Long groupId) {
        return groupId == null || groupId <= 0 ? null : team(groupId);
    }

    FactId organisationOrNull(Long id) {
        return id == null || id <= 0 ? null : organisation(id);
    }

    static boolean isUser(Long userId) {
        return userId != null && userId > 0;
    }
}
