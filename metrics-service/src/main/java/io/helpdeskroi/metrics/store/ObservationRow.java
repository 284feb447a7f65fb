package io.helpdeskroi.metrics.store;

/**
 * An observation as stored: keys for ids, microseconds for instants. Two rows are the same observation exactly when they
 * are equal.
 */
public record ObservationRow(long subjectKey, int seriesId, int ordinal, int sliceId, long at, long interactionKey,
        Long customerKey, Long agentKey, Long until, Long start, Long matureAt, Long calendarMs, Long businessMs, Double num,
        Double den, String code, String reason) {
}
