/**
 * The services as supervised processes.
 */
package io.helpdeskroi.local.process;
