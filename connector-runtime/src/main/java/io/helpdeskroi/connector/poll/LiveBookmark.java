package io.helpdeskroi.connector.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.helpdeskroi.connector.connection.Connection;
import io.helpdeskroi.connector.lease.Lease;
import io.helpdeskroi.connector.spi.Cursor;
import io.helpdeskroi.connector.spi.Fetched;
import io.helpdeskroi.connector.spi.StreamDescriptor;
import io.helpdeskroi.contract.FactRecord;

/**
 * The place of a stream that is followed for ever.
 */
final class LiveBookmark implements Bookmark {

    private final Lease lease;
    private final Connection connection;
    private final StreamDescriptor stream;
    private final Optional<StreamPosition> position;
    private final StreamPositions positions;

    LiveBookmark(Lease lease, Connection connection, StreamDescriptor stream, Optional<StreamPosition> position,
            StreamPositions positions) {
        this.lease = lease;
        this.connection = connection;
        this.stream = stream;
        this.position = position;
        this.positions = positions;
    }

    @Override
    public Optional<Cursor> cursor() {
        return position.flatMap(StreamPosition::cursor);
    }

    @Override
    public Optional<Trail> trail() {
        return Optional.empty();
    }

    @Override
    public Instant start() {
        return position.flatMap(StreamPosition::startAt).orElse(connection.backfillStart());
    }

    @Override
    public Optional<Instant> until() {
        return Optional.empty();
    }

    @Override
    public Optional<Instant> covered() {
        return position.flatMap(StreamPosition::highWaterMark);
    }

    @Override
    public int failures() {
        return position.map(StreamPosition::failures).orElse(0);
    }

    @Override
    public Optional<Instant> mark(Fetched.Page page) {
        return page.highWaterMark();
    }

    @Override
    public boolean wants(FactRecord record) {
        return true;
    }

    @Override
    public boolean commit(Fetched.Page page, PageOutcome outcome, Optional<Trail> trail) {
        positions.commit(lease, stream.id(), new StreamPositions.Progress(page.next(), page.highWaterMark(), !page.more(),
                StreamPosition.State.READY, page.more() ? Duration.ZERO : nextPoll()), outcome);
        return true;
    }

    @Override
    public void await(Cursor next, Duration dueIn) {
        positions.commit(lease, stream.id(), new StreamPositions.Progress(next, Optional.empty(), false,
                StreamPosition.State.WAITING, dueIn), PageOutcome.NOTHING);
    }

    @Override
    public void nothingYet() {
        positions.nothingYet(lease, stream.id(), nextPoll());
    }

    @Override
    public void setBack(StreamOutcome why, Duration dueIn, String reason) {
        positions.postpone(lease, stream.id(), state(why), dueIn, reason);
    }

    private static StreamPosition.State state(StreamOutcome why) {
        return switch (why) {
            case CAUGHT_UP, CONTINUES, STOPPED, LEASE_LOST -> StreamPosition.State.READY;
            case PENDING, RATE_LIMITED -> StreamPosition.State.WAITING;
            case VENDOR_AWAY, NOT_DELIVERED, CREDENTIALS -> StreamPosition.State.RETRYING;
            case FORBIDDEN, LOOPING, PROTOCOL, BROKEN -> StreamPosition.State.STOPPED;
        };
    }

    private Duration nextPoll() {
        Duration least = stream.pollEvery();
        return connection.pollInterval().filter(wanted -> wanted.compareTo(least) > 0).orElse(least);
    }
}
