/**
 * One interaction as it is known: what was delivered, and what follows from it.
 */
package io.helpdeskroi.metrics.interaction;
