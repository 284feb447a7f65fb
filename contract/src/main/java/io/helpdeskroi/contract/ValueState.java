package io.helpdeskroi.contract;

/**
 * How firm a KPI value is (KPI catalogue C10).
 */
public enum ValueState {
    PROVISIONAL,
    FINAL,
    RESTATED
}
