package io.helpdeskroi.metrics.fact;

import java.util.List;

/**
 * A parameter under which observations of some kind differ: its name in KPI requests and its values, the default first.
 */
public enum Parameter {
    WINDOW("W", "7d", "14d", "30d"),
    HORIZON("T", "7d", "24h", "72h", "30d"),
    CLOCK("clock", "c", "b"),
    MATCH("match", "any", "topic"),
    GROSS("gross", "false", "true"),
    TRANSFERS("transfers", "allow", "disallow"),
    RESPONDER("responder", "human", "any"),
    START_HANDOFF("start", "handoff", "created"),
    START_CREATED("start", "created", "handoff"),
    MEASURE("measure", "first", "full"),
    /** Its values are the account's response targets; these are the published ones. */
    TARGET("target", "1h", "60s", "15min", "next_business_day", "24bh"),
    LEGS("legs", "first", "all"),
    HOURS("hours", "in", "all"),
    PER("per", "interaction", "leg"),
    VOICE("voice", "exclude", "include"),
    UNIT("unit", "survey", "interaction");

    private final String wire;
    private final List<String> choices;

    Parameter(String wire, String... choices) {
        this.wire = wire;
        this.choices = List.of(choices);
    }

    /** The name in requests and variants. */
    public String wire() {
        return wire;
    }

    public List<String> choices() {
        return choices;
    }

    public String defaultValue() {
        return choices.get(0);
    }
}
