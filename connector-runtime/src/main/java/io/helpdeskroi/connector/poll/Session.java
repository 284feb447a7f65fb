package io.helpdeskroi.connector.poll;

import java.util.List;

import io.helpdeskroi.connector.connection.Connection;
import io.helpdeskroi.connector.http.AccountHttp;

/**
 * A connection that is open for reading.
 */
public record Session(Connection connection, List<Feed> feeds, AccountHttp http) implements AutoCloseable {

    @Override
    public void close() {
        http.close();
    }
}
