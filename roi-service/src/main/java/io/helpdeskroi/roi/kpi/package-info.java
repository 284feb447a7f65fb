/**
 * The reader of the metrics service: asks for KPI values by id, pins the instant they were known at, and says so when that
 * service is away.
 */
package io.helpdeskroi.roi.kpi;
