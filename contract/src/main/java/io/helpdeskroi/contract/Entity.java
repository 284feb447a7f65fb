package io.helpdeskroi.contract;

import java.util.Locale;

/**
 * The kinds of fact a source can deliver (KPI catalogue §2).
 */
public enum Entity {
    INTERACTION,
    EVENT,
    LEG,
    SLA,
    SURVEY,
    AGENT,
    AGENT_STATE,
    SHIFT,
    TEAM,
    CUSTOMER,
    ORGANISATION,
    SCHEDULE,
    COMMERCE,
    SENTIMENT,
    MENTION,
    BRAND_POST,
    POST_SNAPSHOT,
    SELF_SERVICE_SESSION,
    QUALITY_REVIEW,
    CAMPAIGN_MAIL,
    VISIT;

    /** The name used in ids and JSON, for example {@code self_service_session}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Entity ofWire(String wire) {
        for (Entity entity : values()) {
            if (entity.wire().equals(wire)) {
                return entity;
            }
        }
        throw new InvalidFactException("id", "names the unknown entity '" + wire + "'", "one of the contract's entities");
    }
}
