/**
 * How every deployable speaks HTTP: the contract's JSON, RFC 9457 problems, entity tags and one injectable clock.
 */
package io.helpdeskroi.rest;
