package io.helpdeskroi.local.option;

/**
 * How a command ends; the codes are part of the command line's contract (docs/operations.md).
 */
public enum Exit {
    /** Done. */
    OK(0),
    /** Asked by {@code status}: not running, or not ready yet. */
    NOT_READY(1),
    /** The command line makes no sense. */
    USAGE(2),
    /** Another program listens on a port of the run. */
    PORT_IN_USE(3),
    /** Too little space is free for the data folder. */
    DISK_FULL(4),
    /** The data folder belongs to another version, to another company, or to something else. */
    DATA_FOLDER(5),
    /** A launcher is already at work on this data folder. */
    ALREADY_RUNNING(6),
    /** PostgreSQL could not be started. */
    POSTGRES(7),
    /** A service did not become ready or kept dying. */
    SERVICE(8),
    /** The sandbox company could not be connected or read. */
    ONBOARDING(9),
    /** Something that has to be built is missing. */
    NOT_BUILT(10);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    /** Exit code of the process. */
    public int code() {
        return code;
    }
}
