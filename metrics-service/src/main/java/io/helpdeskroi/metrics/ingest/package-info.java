/**
 * How facts come in: batches are read record by record, stored newest-wins, and the interactions they touch are derived
 * again in the same transaction.
 */
package io.helpdeskroi.metrics.ingest;
