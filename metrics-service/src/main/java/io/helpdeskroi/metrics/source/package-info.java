/**
 * The sources that deliver facts, and how far they have been read.
 */
package io.helpdeskroi.metrics.source;
