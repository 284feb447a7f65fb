/**
 * The embedded PostgreSQL: unpacked, initialised, started, recovered, stopped.
 */
package io.helpdeskroi.local.postgres;
