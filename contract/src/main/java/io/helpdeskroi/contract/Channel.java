package io.helpdeskroi.contract;

/**
 * Where an interaction takes place (KPI catalogue §2, channel enum).
 */
public enum Channel {
    EMAIL,
    WEB_FORM,
    CHAT,
    MESSAGING,
    VOICE,
    VOICEMAIL,
    SOCIAL_PUBLIC,
    SOCIAL_PRIVATE,
    REVIEW,
    COMMUNITY,
    HELP_CENTER,
    BOT,
    IVR,
    API,
    OTHER
}
