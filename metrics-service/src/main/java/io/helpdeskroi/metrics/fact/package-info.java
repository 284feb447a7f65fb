/**
 * From timelines to facts: pure functions that turn what sources report about interactions into {@link
 * io.helpdeskroi.metrics.fact.Observation}s. No framework, no database, no clock.
 */
package io.helpdeskroi.metrics.fact;
