/**
 * Credentials of connections: encrypted in the database, in clear only where a request is signed.
 */
package io.helpdeskroi.connector.credential;
