/**
 * A vendor small enough to see through, which the runtime's own tests read.
 */
package io.helpdeskroi.connector.fake;
