package io.helpdeskroi.connector.lease;

import java.util.Objects;

/**
 * The right to work one connection, until it is lost.
 *
 * @param connectionId the connection
 * @param epoch fencing token: greater than that of every earlier lease of the connection
 */
public record Lease(String connectionId, long epoch) {

    public Lease {
        Objects.requireNonNull(connectionId);
    }
}
