/**
 * Who works a connection: leases in the database with an epoch as fencing token.
 */
package io.helpdeskroi.connector.lease;
