package io.helpdeskroi.metrics.kpi;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import io.helpdeskroi.rest.ProblemException;

/**
 * What answers can be sliced and filtered by (C11). Values that do not apply or are missing are {@code unknown}.
 */
enum Dimension {
    CHANNEL,
    CHANNEL_GROUP,
    DIRECTION,
    SOURCE,
    VENDOR,
    TEAM,
    TOPIC,
    PRIORITY,
    PRODUCT,
    BRAND,
    LANGUAGE,
    COUNTRY,
    REGION,
    JOURNEY_STAGE,
    IN_HOURS,
    HANDLED_BY,
    RESOLVER,
    QUEUE,
    /** Who is credited (C12); not part of the stored slice, because there are many. */
    AGENT,
    /** Status, outcome or other code of the observations. */
    CODE,
    CUSTOMER;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** SQL of its value over observation {@code o} and slice {@code s}. */
    String sql() {
        return switch (this) {
            case AGENT -> "coalesce((SELECT j.id FROM subject j WHERE j.key = o.agent_key), 'unknown')";
            case CUSTOMER -> "coalesce((SELECT j.id FROM subject j WHERE j.key = o.customer_key), 'unknown')";
            case CODE -> "coalesce(o.code, 'unknown')";
            default -> "s." + wire();
        };
    }

    boolean ofSlice() {
        return this != AGENT && this != CODE && this != CUSTOMER;
    }

    static Dimension ofWire(String wire, String field) {
        return Arrays.stream(values()).filter(dimension -> dimension.wire().equals(wire)).findFirst()
                .orElseThrow(() -> ProblemException.field(field, "names an unknown dimension",
                        "one of " + Arrays.stream(values()).map(Dimension::wire).collect(Collectors.joining(", "))));
    }
}
