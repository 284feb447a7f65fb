/**
 * The sandbox company: connected once, followed until caught up, reported.
 */
package io.helpdeskroi.local.onboard;
