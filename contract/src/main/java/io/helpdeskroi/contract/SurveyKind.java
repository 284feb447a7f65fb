package io.helpdeskroi.contract;

/**
 * What a survey asks.
 */
public enum SurveyKind {
    CSAT,
    NPS_RELATIONSHIP,
    NPS_TRANSACTIONAL,
    CES,
    FCR,
    EMPLOYEE,
    CUSTOM
}
