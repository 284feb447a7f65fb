package io.helpdeskroi.roi.statement;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.helpdeskroi.roi.figure.DayBootstrap;
import io.helpdeskroi.roi.figure.Step;

/**
 * A figure before it is written: its steps and what is to be said about it.
 *
 * @param fitted the rounded value where it was fitted to a total it is a part of
 */
record Finding(Step step, Granularity.Bucket bucket, long n, Map<String, String> params, Map<String, String> slice,
        String ciMethod, Optional<DayBootstrap.Interval> interval, Optional<BigDecimal> fitted, List<String> notes) {

    static final String CENSUS = "census";
    static final String NO_INTERVAL = "none";

    static Finding census(Step step, Granularity.Bucket bucket, long n) {
        return new Finding(step, bucket, n, Map.of(), Map.of(), CENSUS, Optional.empty(), Optional.empty(), List.of());
    }

    static Finding plain(Step step, Granularity.Bucket bucket, long n) {
        return new Finding(step, bucket, n, Map.of(), Map.of(), NO_INTERVAL, Optional.empty(), Optional.empty(), List.of());
    }

    Finding of(String dimension, String value) {
        return new Finding(step, bucket, n, params, Map.of(dimension, value), ciMethod, interval, fitted, notes);
    }

    Finding with(Map<String, String> other) {
        return new Finding(step, bucket, n, other, slice, ciMethod, interval, fitted, notes);
    }

    Finding noting(List<String> more) {
        return new Finding(step, bucket, n, params, slice, ciMethod, interval, fitted, more);
    }

    Finding between(Optional<DayBootstrap.Interval> found) {
        return new Finding(step, bucket, n, params, slice, found.isPresent() ? DayBootstrap.METHOD : NO_INTERVAL, found, fitted,
                notes);
    }

    Finding fitted(BigDecimal value) {
        return new Finding(step, bucket, n, params, slice, ciMethod, interval, Optional.of(value), notes);
    }
}
