package io.helpdeskroi.connector.lease;

/**
 * Another replica works the connection now; whatever was about to be written is refused.
 */
public final class LeaseLost extends RuntimeException {

    LeaseLost(Lease lease) {
        super("the lease of connection " + lease.connectionId() + " with epoch " + lease.epoch() + " is lost");
    }
}
