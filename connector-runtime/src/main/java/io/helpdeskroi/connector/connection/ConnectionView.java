package io.helpdeskroi.connector.connection;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.helpdeskroi.contract.Vendor;

/**
 * A connection as the API shows it: of its credentials only which ones are set.
 *
 * @param managedBy the declaration it belongs to, {@code file:<name>}; absent when it can be changed over the API
 */
record ConnectionView(String id, String name, Vendor vendor, long version, String managedBy, ConnectionState state,
        String stateReason, Map<String, String> settings, Set<String> credentialsSet, List<String> streams,
        Map<String, String> fieldMappings,
        Instant backfillStart, String pollInterval, BigDecimal quotaShare, String zone, Instant createdAt,
        Instant updatedAt) {

    static ConnectionView of(Connection connection, Set<String> credentialsSet) {
        return new ConnectionView(connection.id(), connection.id(), connection.vendor(), connection.version(),
                connection.managedBy().orElse(null), connection.state(), connection.stateReason().orElse(null),
                connection.settings(),
                new TreeSet<>(credentialsSet), connection.streams(), connection.fieldMappings(), connection.backfillStart(),
                connection.pollInterval().map(Object::toString).orElse(null), connection.quotaShare().stripTrailingZeros(),
                connection.zone().getId(), connection.createdAt(), connection.updatedAt());
    }
}
