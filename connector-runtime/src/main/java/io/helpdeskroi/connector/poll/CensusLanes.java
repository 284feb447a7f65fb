package io.helpdeskroi.connector.poll;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.helpdeskroi.connector.connection.Connection;
import io.helpdeskroi.connector.connection.Vendors;
import io.helpdeskroi.connector.delivery.Delivery;
import io.helpdeskroi.connector.lease.Lease;
import io.helpdeskroi.connector.ledger.Bookkeeper;
import io.helpdeskroi.connector.ledger.Completeness;
import io.helpdeskroi.connector.ledger.Ledger;
import io.helpdeskroi.connector.spi.VendorStream;

/**
 * Opens the lane in which a connection's feeds are counted during a run.
 */
@ApplicationScoped
class CensusLanes {

    private final CensusLane.Books books;
    private final StreamPositions positions;
    private final Sessions sessions;
    private final Vendors vendors;
    private final Delivery delivery;
    private final Clock clock;

    CensusLanes(Bookkeeper books, Ledger ledger, StreamPositions positions, Sessions sessions, Vendors vendors,
            Delivery delivery, Clock clock) {
        this.books = new CensusLane.Books(books, ledger);
        this.positions = positions;
        this.sessions = sessions;
        this.vendors = vendors;
        this.delivery = delivery;
        this.clock = clock;
    }

    /** The lane; counts of streams that the connection does not read any more are forgotten. */
    CensusLane open(Connection connection, Lease lease, RunSignal signal) {
        List<VendorStream<?>> read = vendors.of(connection.vendor()).streams().stream()
                .filter(stream -> connection.streams().isEmpty() || connection.streams().contains(stream.descriptor().id()))
                .<VendorStream<?>> map(stream -> stream).toList();
        List<String> ids = read.stream().map(stream -> stream.descriptor().id()).toList();
        books.ledger().keepOnly(lease, ids);
        List<String> countable = read.stream().filter(stream -> stream.census().isPresent())
                .map(stream -> stream.descriptor().id()).toList();
        return new CensusLane(lease, ids, countable, positions, books, () -> sessions.forCount(connection, lease, signal),
                (stream, facts) -> delivery.deliver(vendors.source(connection), stream, Optional.empty(), facts,
                        signal),
                signal, clock);
    }

    /** Whether some vendor count is above what has arrived. */
    boolean isShort(String connectionId) {
        return books.ledger().states(connectionId).containsValue(Completeness.SHORT);
    }
}
