package io.helpdeskroi.connector.poll;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.helpdeskroi.connector.connection.Connection;
import io.helpdeskroi.connector.connection.Vendors;
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

    CensusLanes(Bookkeeper books, Ledger ledger, StreamPositions positions, Sessions sessions, Vendors vendors) {
        this.books = new CensusLane.Books(books, ledger);
        this.positions = positions;
        this.sessions = sessions;
        this.vendors = vendors;
    }

    /** The lane; counts of streams that the connection does not read any more are forgotten. */
    CensusLane open(RunWork work) {
        Connection connection = work.connection();
        List<VendorStream<?>> read = vendors.of(connection.vendor()).streams().stream()
                .filter(stream -> connection.streams().isEmpty() || connection.streams().contains(stream.descriptor().id()))
                .<VendorStream<?>> map(stream -> stream).toList();
        List<String> ids = read.stream().map(stream -> stream.descriptor().id()).toList();
        books.ledger().keepOnly(work.lease(), ids);
        List<String> countable = read.stream().filter(stream -> stream.census().isPresent())
                .map(stream -> stream.descriptor().id()).toList();
        return new CensusLane(work, new CensusLane.Streams(ids, countable), positions, books,
                () -> sessions.forCount(connection, work.lease(), work.signal()));
    }

    /** Whether some vendor count is above what has arrived. */
    boolean isShort(String connectionId) {
        return books.ledger().states(connectionId).containsValue(Completeness.SHORT);
    }
}
