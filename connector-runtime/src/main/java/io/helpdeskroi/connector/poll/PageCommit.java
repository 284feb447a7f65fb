package io.helpdeskroi.connector.poll;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.helpdeskroi.connector.delivery.DeadLetters;
import io.helpdeskroi.connector.lease.ConnectionLeases;
import io.helpdeskroi.connector.lease.Lease;
import io.helpdeskroi.connector.ledger.DeliveredObjects;

/**
 * What is written with every delivered page, whoever reads it: part of the transaction that commits the cursor.
 */
@ApplicationScoped
class PageCommit {

    private final ConnectionLeases leases;
    private final DeadLetters deadLetters;
    private final DeliveredObjects arrived;

    PageCommit(ConnectionLeases leases, DeadLetters deadLetters, DeliveredObjects arrived) {
        this.leases = leases;
        this.deadLetters = deadLetters;
        this.arrived = arrived;
    }

    /**
     * Fences the transaction, writes the dead letters that the page makes and closes, and registers what has arrived.
     *
     * @throws io.helpdeskroi.connector.lease.LeaseLost if another replica has the connection
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void write(Lease lease, String stream, PageOutcome page) {
        leases.fence(lease);
        deadLetters.close(lease.connectionId(), stream, page.accepted(), page.rows(), page.askedAt());
        deadLetters.parkRejected(lease.connectionId(), stream, page.delivered().rejections(), page.askedAt());
        deadLetters.parkMalformed(lease.connectionId(), stream, page.malformed(), page.askedAt());
        page.objects().forEach((counted, objects) -> arrived.note(lease.connectionId(), counted, objects));
        arrived.noteParts(lease.connectionId(), stream, page.parts(), page.askedAt());
    }
}
