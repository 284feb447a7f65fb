package io.helpdeskroi.connector.ledger;

/**
 * Nobody wants the count any more: its run is called off or has had its time.
 */
final class CalledOff extends RuntimeException {

    CalledOff() {
        super(null, null, false, false);
    }
}
