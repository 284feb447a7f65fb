package io.helpdeskroi.contract;

/**
 * Whether others than the customer can read the interaction.
 */
public enum Visibility {
    PUBLIC,
    PRIVATE
}
