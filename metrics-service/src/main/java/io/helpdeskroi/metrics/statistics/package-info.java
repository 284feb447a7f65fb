/**
 * Intervals and quantiles of the KPI catalogue §5, as pure functions.
 */
package io.helpdeskroi.metrics.statistics;
