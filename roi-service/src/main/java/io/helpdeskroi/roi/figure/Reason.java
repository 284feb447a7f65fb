package io.helpdeskroi.roi.figure;

/**
 * Why a figure has no value. Reasons of the metrics service pass through in their own words.
 */
public final class Reason {

    public static final String ZERO_DENOMINATOR = "zero_denominator";
    public static final String NO_DATA = "no_data";
    public static final String FX_MISSING = "fx_missing";
    public static final String INSUFFICIENT_PERIOD = "insufficient_period";
    public static final String NO_SIGN_CHANGE = "no_sign_change";
    public static final String MULTIPLE_ROOTS = "multiple_roots";
    public static final String NEVER_REACHED = "never_reached";
    public static final String NOT_IDENTIFIED = "not_identified";
    public static final String INVALID_INPUT = "invalid_input";
    public static final String METRICS_UNAVAILABLE = "metrics_unavailable";

    private Reason() {
    }
}
