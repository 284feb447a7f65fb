/**
 * The business hours that sources have delivered.
 */
package io.helpdeskroi.metrics.schedule;
