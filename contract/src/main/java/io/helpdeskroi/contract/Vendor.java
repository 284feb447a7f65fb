package io.helpdeskroi.contract;

/**
 * The systems facts come from.
 */
public enum Vendor {
    ZENDESK,
    INTERCOM,
    TALKDESK,
    FIVE9,
    X,
    FACEBOOK,
    INSTAGRAM,
    OTHER
}
