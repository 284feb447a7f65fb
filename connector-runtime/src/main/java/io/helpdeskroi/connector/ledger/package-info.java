/**
 * The completeness ledger: per feed and window of time, the vendor's own count beside what arrived.
 */
package io.helpdeskroi.connector.ledger;
