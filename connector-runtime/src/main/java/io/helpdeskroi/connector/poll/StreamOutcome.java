package io.helpdeskroi.connector.poll;

/**
 * How a run ended with a stream.
 */
enum StreamOutcome {
    /** The end of the feed was reached. */
    CAUGHT_UP,
    /** There is more to read; the next run goes on at once. */
    CONTINUES,
    /** The vendor is preparing a report. */
    PENDING,
    /** The vendor or our budget wants us to wait. */
    RATE_LIMITED,
    /** A passing fault outlasted the retries. */
    VENDOR_AWAY,
    /** The metrics service did not take a page. */
    NOT_DELIVERED,
    /** The account lacks plan or permission, or has no such feed. */
    FORBIDDEN,
    /** The feed goes in circles. */
    LOOPING,
    /** The vendor's answer breaks the vendor's own format. */
    PROTOCOL,
    /** The vendor refuses our credentials. */
    CREDENTIALS,
    /** Something failed that should not; the log has the rest. */
    BROKEN,
    /** Another replica has taken the connection over. */
    LEASE_LOST,
    /** The run was called off: the connection was changed or the process ends. */
    STOPPED;

    /** Whether somebody should look at it. */
    boolean isTrouble() {
        return switch (this) {
            case CAUGHT_UP, CONTINUES, PENDING, RATE_LIMITED, LEASE_LOST, STOPPED -> false;
            case VENDOR_AWAY, NOT_DELIVERED, FORBIDDEN, LOOPING, PROTOCOL, CREDENTIALS, BROKEN -> true;
        };
    }
}
