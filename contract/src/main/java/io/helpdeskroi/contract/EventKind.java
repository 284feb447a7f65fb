package io.helpdeskroi.contract;

/**
 * What happened on an interaction's timeline (KPI catalogue §2, event kinds).
 */
public enum EventKind {
    CREATED,
    MESSAGE,
    NOTE,
    STATUS,
    ASSIGNED,
    UNASSIGNED,
    QUEUED,
    BOT_ENGAGED,
    BOT_ANSWERED,
    BOT_HANDOFF,
    TRANSFERRED,
    ESCALATED,
    MERGED,
    UNMERGED,
    SPLIT,
    DELETED,
    RESTORED,
    SPAM,
    UNSPAM,
    PRIORITY,
    SCHEDULE_APPLIED,
    SLA_APPLIED,
    SLA_CANCELLED,
    SURVEY_OFFERED,
    CLOSED_BY_INACTIVITY
}
