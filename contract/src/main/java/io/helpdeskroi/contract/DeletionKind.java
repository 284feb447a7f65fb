package io.helpdeskroi.contract;

/**
 * Why an interaction was deleted: {@code PRIVACY} keeps the figures and drops the identity, {@code REMOVED} takes it out of
 * every period.
 */
public enum DeletionKind {
    REMOVED,
    PRIVACY
}
