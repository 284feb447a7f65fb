package io.helpdeskroi.sandbox.company;

/**
 * The ways in which people reach the company.
 */
public enum Channel {

    EMAIL("email", "email", "Mail"),
    WEB_FORM("web_form", "web", "Web form"),
    CHAT("chat", "chat", "Chat"),
    MESSAGING("messaging", "native_messaging", "Native messaging"),
    VOICE("voice", "voice", "Phone call inbound"),
    VOICEMAIL("voicemail", "voice", "Voicemail"),
    /** Direct messages on social networks; only the Messenger desk has them. */
    SOCIAL_PRIVATE("social_private", "", ""),
    /** What the Messenger desk's vendor does not say. */
    OTHER("other", "", "");

    private final String kpiName;
    private final String ticketName;
    private final String eventName;

    Channel(String kpiName, String ticketName, String eventName) {
        this.kpiName = kpiName;
        this.ticketName = ticketName;
        this.eventName = eventName;
    }

    /** The KPI catalogue's name. */
    public String kpiName() {
        return kpiName;
    }

    /** The vendor's short name in {@code via.channel} of tickets. */
    public String ticketName() {
        return ticketName;
    }

    /** The vendor's name in {@code via} of ticket events. */
    public String eventName() {
        return eventName;
    }

    /** Everything but telephone calls: what has messages and a backlog. */
    public boolean isWritten() {
        return this != VOICE;
    }
}
