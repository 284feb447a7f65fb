package io.helpdeskroi.connector.ledger;

import java.util.List;

import io.helpdeskroi.connector.delivery.Delivered;
import io.helpdeskroi.contract.FactRecord;

/**
 * Delivers facts of a stream to the metrics service.
 */
@FunctionalInterface
public interface Courier {

    /** @throws io.helpdeskroi.connector.delivery.DeliveryFailure when not everything was taken */
    Delivered deliver(String stream, List<FactRecord> facts);
}
