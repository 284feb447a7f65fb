package io.helpdeskroi.connector.backfill;

/**
 * How far a back-fill is, as a whole or in one of its streams.
 */
public enum BackfillState {
    /** Not begun, or put off without a failure: a rate limit, a report being made, credentials refused. */
    WAITING,
    RUNNING,
    /** A stream that failed and is tried again; a back-fill as a whole is running then. */
    RETRYING,
    COMPLETED,
    CANCELLED,
    FAILED;

    /** Whether nothing more will happen. */
    public boolean isOver() {
        return switch (this) {
            case WAITING, RUNNING, RETRYING -> false;
            case COMPLETED, CANCELLED, FAILED -> true;
        };
    }
}
