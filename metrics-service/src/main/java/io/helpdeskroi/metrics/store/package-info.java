/**
 * The database as the metrics service uses it: facts, observations and their dictionaries, each behind one small class
 * that works on a connection of the caller's transaction.
 */
package io.helpdeskroi.metrics.store;
