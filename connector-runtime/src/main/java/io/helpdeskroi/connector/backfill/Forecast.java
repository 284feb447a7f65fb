package io.helpdeskroi.connector.backfill;

import java.time.Duration;
import java.util.Optional;

import io.helpdeskroi.connector.connection.Connection;
import io.helpdeskroi.contract.Period;

/**
 * What a connection's vendor and request budget say before a back-fill.
 */
public interface Forecast extends AutoCloseable {

    /** Asks them for one connection. */
    interface Source {
        Forecast of(Connection connection);
    }

    /** The vendor's count of what the stream holds of the range; empty where it cannot be asked or does not answer. */
    Optional<Long> rows(String stream, Period range);

    /** How long so many background requests of this path take. */
    Duration timeFor(long calls, String path);

    @Override
    void close();
}
