package io.helpdeskroi.connector.ledger;

import java.time.Instant;

/**
 * An object of a countable feed that the metrics service has taken.
 *
 * @param vendorId the vendor's id
 * @param createdAt when the vendor says it was created: the axis of the ledger's windows
 * @param version version of the fact that says so
 * @param deleted whether the vendor has deleted it
 */
public record DeliveredObject(String vendorId, Instant createdAt, Instant version, boolean deleted) {
}
