/**
 * Back-fills and re-walks: what is to be read again, how far it has come, and what it found. Polling runs them.
 */
package io.helpdeskroi.connector.backfill;
