package io.helpdeskroi.connector.connection;

/**
 * Whether a connection is polled, and if not, who has to act.
 */
public enum ConnectionState {
    /** It is polled. */
    ACTIVE,
    /** An admin stopped it; nothing is lost, it goes on where it was. */
    PAUSED,
    /** The vendor refuses the credentials: an admin has to give new ones. */
    NEEDS_CREDENTIALS,
    /** It is polled, but a stream it needs does not work; the reason is given. */
    FAILING
}
