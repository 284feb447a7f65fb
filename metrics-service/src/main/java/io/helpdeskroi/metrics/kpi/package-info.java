/**
 * KPIs: declarations, and the engine that answers them from observations. A further KPI is one declaration.
 */
package io.helpdeskroi.metrics.kpi;
