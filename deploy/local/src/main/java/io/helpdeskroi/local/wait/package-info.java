/**
 * Waiting that ends when the run ends.
 */
package io.helpdeskroi.local.wait;
