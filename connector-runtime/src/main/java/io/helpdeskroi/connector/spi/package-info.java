/**
 * What a vendor module gives the connector runtime, and what it gets back. A vendor is one {@link
 * io.helpdeskroi.connector.spi.VendorConnector}: a description, a session over the runtime's HTTP, and its streams.
 * Leases, schedules, budgets, retries, token refresh, cursors, delivery and dead letters belong to the runtime.
 */
package io.helpdeskroi.connector.spi;
