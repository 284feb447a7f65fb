/**
 * Connections to vendor accounts as admins configure them.
 */
package io.helpdeskroi.connector.connection;
