/**
 * The stand-in for the Messenger desk's vendor: one workspace with its conversations, tickets and people.
 */
package io.helpdeskroi.sandbox.intercom;
