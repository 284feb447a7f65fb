/**
 * Who did what to which connection, kept for good.
 */
package io.helpdeskroi.connector.audit;
