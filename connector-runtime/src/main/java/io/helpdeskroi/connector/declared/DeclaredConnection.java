package io.helpdeskroi.connector.declared;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.helpdeskroi.contract.Vendor;

/**
 * A connection as a file declares it: the body of the API, with references in place of credentials.
 *
 * @param adopt whether a connection of this name that was made over the API becomes this one
 * @param paused whether it is not to be polled
 */
record DeclaredConnection(String name, Vendor vendor, Map<String, String> settings,
        Map<String, SecretReference> credentials, List<String> streams, Map<String, String> fieldMappings,
        Instant backfillStart, String pollInterval, BigDecimal quotaShare, String zone, boolean adopt, boolean paused) {

    DeclaredConnection {
        credentials = credentials == null ? Map.of() : Map.copyOf(credentials);
    }
}
