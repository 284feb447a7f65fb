/**
 * The stand-in for Zendesk Support and Talk, as the vendor reference describes it: paths, pagings, limits, warts.
 */
package io.helpdeskroi.sandbox.zendesk;
