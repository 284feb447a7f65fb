/**
 * Tokens of the local run: keys made at first start, signed tokens, the endpoint for machines.
 */
package io.helpdeskroi.local.token;
