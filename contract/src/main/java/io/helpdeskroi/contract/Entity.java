package io.helpdeskroi.contract;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

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

    private static final Map<String, Entity> BY_WIRE = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(Entity::wire, entity -> entity));

    private final String wire = name().toLowerCase(Locale.ROOT);

    /** The name used in ids and JSON, for example {@code self_service_session}. */
    public String wire() {
        return wire;
    }

    static Entity ofWire(String wire) {
        Entity entity = BY_WIRE.get(wire);
        if (entity != null) {
            return entity;
        }
        throw new InvalidFactException("id", "names the unknown entity '" + wire + "'", "one of the contract's entities");
    }
}
