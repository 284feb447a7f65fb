/**
 * Polling: due connections are leased, their streams read page by page, delivered, and their cursors committed.
 */
package io.helpdeskroi.connector.poll;
