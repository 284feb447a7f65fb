/**
 * Business time: the arithmetic of opening hours over zones, daylight saving, holidays and versions (KPI catalogue §4).
 */
package io.helpdeskroi.metrics.time;
