/**
 * Everything a connector is except its vendor: connections, leases, polling, request budget, cursors, delivery, dead
 * letters and the admin API, the same in every connector.
 */
package io.helpdeskroi.connector;
