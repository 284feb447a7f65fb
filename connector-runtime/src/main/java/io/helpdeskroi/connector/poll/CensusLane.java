package io.helpdeskroi.connector.poll;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.jboss.logging.Logger;

import io.helpdeskroi.connector.connection.Connection;
import io.helpdeskroi.connector.delivery.Delivered;
import io.helpdeskroi.connector.lease.Lease;
import io.helpdeskroi.connector.lease.LeaseLost;
import io.helpdeskroi.connector.ledger.Bookkeeper;
import io.helpdeskroi.connector.ledger.CountedFeed;
import io.helpdeskroi.connector.ledger.Ledger;
import io.helpdeskroi.connector.spi.FetchContext;
import io.helpdeskroi.contract.FactRecord;

/**
 * The counting of a connection's feeds against their vendor, in a session of its own beside the reading: a vendor that
 * counts slowly holds no stream back.
 */
final class CensusLane implements Lane {

    private static final Logger LOG = Logger.getLogger(CensusLane.class);

    private final RunWork work;
    private final Lease lease;
    private final Streams streams;
    private final StreamPositions positions;
    private final Books books;
    private final Supplier<Session> sessions;
    private final Instant opened;
    private volatile boolean failed;

    /** Where counts are kept, and who counts. */
    record Books(Bookkeeper keeper, Ledger ledger) {
    }

    /**
     * The streams that the connection reads.
     *
     * @param countable those of them that the vendor counts
     */
    record Streams(List<String> read, List<String> countable) {
    }

    /** @param sessions opens the session of a step */
    CensusLane(RunWork work, Streams streams, StreamPositions positions, Books books, Supplier<Session> sessions) {
        this.work = work;
        this.lease = work.lease();
        this.streams = streams;
        this.positions = positions;
        this.books = books;
        this.sessions = sessions;
        this.opened = work.tools().clock().instant();
    }

    @Override
    public int places() {
        return 1;
    }

    /**
     * One step over all feeds that have caught up and whose count is due. What was due when the run began is read first, since
     * the vendor has changed since the poll before; what falls due later is not waited for, nor a feed with a backlog.
     */
    @Override
    public List<Due> due() {
        if (streams.countable().isEmpty() || failed) {
            return List.of();
        }
        Map<String, StreamPosition> known = positions.of(lease.connectionId());
        if (streams.read().stream().map(known::get).anyMatch(this::isStillToBeRead)) {
            return List.of();
        }
        List<String> caughtUp = streams.countable().stream().filter(stream -> hasCaughtUp(known.get(stream))).toList();
        return books.ledger().isAnyDue(lease.connectionId(), caughtUp) ? List.of(new Due("census", () -> step(known)))
                : List.of();
    }

    private boolean isStillToBeRead(StreamPosition position) {
        return position != null && position.caughtUp() && position.due() && position.dueAt().isBefore(opened);
    }

    private static boolean hasCaughtUp(StreamPosition position) {
        return position != null && position.caughtUp() && position.highWaterMark().isPresent();
    }

    private StreamReport step(Map<String, StreamPosition> known) {
        StreamReport report = new StreamReport("census").ended(StreamOutcome.CAUGHT_UP, null);
        try (Session session = sessions.get()) {
            List<CountedFeed> feeds = session.feeds().stream()
                    .flatMap(feed -> counted(work.connection(), feed, known.get(feed.descriptor().id())).stream()).toList();
            books.keeper().reckon(lease, feeds, this::deliver, () -> work.signal().isStopped() || work.signal().isOver());
        } catch (LeaseLost lost) {
            report.ended(StreamOutcome.LEASE_LOST, lost.getMessage());
        } catch (RuntimeException failure) {
            // What keeps the vendor from being counted is no reason not to read.
            LOG.errorf(failure, "the feeds of %s could not be counted in this run", lease.connectionId());
            failed = true;
        }
        return report;
    }

    private Optional<CountedFeed> counted(Connection connection, Feed feed, StreamPosition position) {
        if (!hasCaughtUp(position)) {
            return Optional.empty();
        }
        return feed.census().map(census -> new CountedFeed(feed.descriptor().id(), census,
                feed.single().map(single -> vendorId -> single.read(context(connection), vendorId)),
                connection.backfillStart(), position.highWaterMark().orElseThrow()));
    }

    private Delivered deliver(String stream, List<FactRecord> facts) {
        return work.tools().delivery().deliver(work.source(), stream, Optional.empty(), facts, work.signal());
    }

    private FetchContext context(Connection connection) {
        return new FetchContext(connection.id(), Optional.empty(), connection.backfillStart(), Optional.empty(),
                work.tools().clock().instant(), connection.fieldMappings());
    }
}
