package io.helpdeskroi.connector.connection;

/**
 * An admin has changed, paused, resumed or deleted a connection: whoever works it in this process should end soon.
 *
 * @param connectionId the connection
 */
public record ConnectionChanged(String connectionId) {
}
