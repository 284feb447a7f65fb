/**
 * Facts on their way to the metrics service, and those it refused.
 */
package io.helpdeskroi.connector.delivery;
