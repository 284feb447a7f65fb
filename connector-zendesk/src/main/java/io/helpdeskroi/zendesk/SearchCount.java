package io.helpdeskroi.zendesk;

/**
 * How much a search finds.
 *
 * @param count null where the answer does not say
 */
record SearchCount(Long count) {
}
