package io.helpdeskroi.connector.poll;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.helpdeskroi.connector.connection.Connection;
import io.helpdeskroi.connector.connection.Vendors;
import io.helpdeskroi.connector.delivery.Delivery;
import io.helpdeskroi.connector.lease.Lease;
import io.helpdeskroi.connector.ledger.Bookkeeper;
import io.helpdeskroi.connector.ledger.Completeness;
import io.helpdeskroi.connector.ledger.CountedFeed;
import io.helpdeskroi.connector.ledger.Ledger;
import io.helpdeskroi.connector.spi.FetchContext;
import io.helpdeskroi.connector.spi.VendorStream;
import io.helpdeskroi.contract.Source;

/**
 * At the end of a run, has the feeds that have caught up counted against their vendor.
 */
@ApplicationScoped
class CensusTaker {

    private final Bookkeeper books;
    private final Ledger ledger;
    private final StreamPositions positions;
    private final Sessions sessions;
    private final Vendors vendors;
    private final Delivery delivery;
    private final Clock clock;

    CensusTaker(Bookkeeper books, Ledger ledger, StreamPositions positions, Sessions sessions, Vendors vendors,
            Delivery delivery, Clock clock) {
        this.books = books;
        this.ledger = ledger;
        this.positions = positions;
        this.sessions = sessions;
        this.vendors = vendors;
        this.delivery = delivery;
        this.clock = clock;
    }

    /** Takes the steps that are due; gives whether everything that was counted has arrived. */
    boolean take(Connection connection, Lease lease, RunSignal signal) {
        Map<String, StreamPosition> known = positions.of(connection.id());
        List<VendorStream<?>> read = vendors.of(connection.vendor()).streams().stream()
                .filter(stream -> connection.streams().isEmpty() || connection.streams().contains(stream.descriptor().id()))
                .<VendorStream<?>> map(stream -> stream).toList();
        ledger.keepOnly(lease, read.stream().map(stream -> stream.descriptor().id()).toList());
        List<String> caughtUp = read.stream().filter(stream -> stream.census().isPresent())
                .map(stream -> stream.descriptor().id()).filter(stream -> Optional.ofNullable(known.get(stream))
                        .filter(at -> at.caughtUp() && at.highWaterMark().isPresent()).isPresent())
                .toList();
        if (ledger.isAnyDue(connection.id(), caughtUp)) {
            try (Session session = sessions.forBackground(connection, lease)) {
                take(session, known, lease, signal);
            }
        }
        return !ledger.states(connection.id()).containsValue(Completeness.SHORT);
    }

    private void take(Session session, Map<String, StreamPosition> known, Lease lease, RunSignal signal) {
        Connection connection = session.connection();
        Source source = vendors.source(connection);
        List<CountedFeed> feeds = session.feeds().stream()
                .flatMap(feed -> counted(connection, feed, Optional.ofNullable(known.get(feed.descriptor().id()))).stream())
                .toList();
        books.reckon(lease, feeds, (stream, facts) -> delivery.deliver(source, stream, Optional.empty(), facts, signal),
                signal::isStopped);
    }

    private Optional<CountedFeed> counted(Connection connection, Feed feed, Optional<StreamPosition> position) {
        return feed.census().flatMap(census -> position.filter(StreamPosition::caughtUp)
                .flatMap(at -> at.highWaterMark().map(mark -> new CountedFeed(feed.descriptor().id(), census,
                        feed.single().map(single -> vendorId -> single.read(context(connection), vendorId)),
                        connection.backfillStart(), mark))));
    }

    private FetchContext context(Connection connection) {
        return new FetchContext(connection.id(), Optional.empty(), connection.backfillStart(), Optional.empty(),
                clock.instant(), connection.fieldMappings());
    }
}
