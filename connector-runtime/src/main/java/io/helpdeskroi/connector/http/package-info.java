/**
 * HTTP to vendors: requests are signed, budgeted and bound to the account's hosts, answers are classified.
 */
package io.helpdeskroi.connector.http;
