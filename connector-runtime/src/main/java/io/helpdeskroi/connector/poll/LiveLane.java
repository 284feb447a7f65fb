package io.helpdeskroi.connector.poll;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.helpdeskroi.connector.lease.Lease;
import io.helpdeskroi.contract.Source;

/**
 * The streams that a connection follows. A stream never read comes before all others, in the vendor's order; then the one
 * that has been due longest.
 */
final class LiveLane implements Lane {

    private final Lease lease;
    private final Source source;
    private final Session session;
    private final StreamPositions positions;
    private final Function<String, StreamReport> reports;
    private final RunSignal signal;
    private final StreamRun.Tools tools;

    /** @param reports the report of a stream in this run */
    LiveLane(Lease lease, Source source, Session session, StreamPositions positions, Function<String, StreamReport> reports,
            RunSignal signal, StreamRun.Tools tools) {
        this.lease = lease;
        this.source = source;
        this.session = session;
        this.positions = positions;
        this.reports = reports;
        this.signal = signal;
        this.tools = tools;
    }

    @Override
    public int places() {
        return tools.config().streams();
    }

    @Override
    public List<Due> due() {
        Map<String, StreamPosition> known = positions.of(lease.connectionId());
        return session.feeds().stream()
                .filter(feed -> position(known, feed).map(StreamPosition::due).orElse(true))
                .sorted(Comparator.comparing(feed -> position(known, feed).map(StreamPosition::dueAt).orElse(Instant.MIN)))
                .map(feed -> new Due(feed.descriptor().id(), () -> read(feed, position(known, feed)))).toList();
    }

    private StreamReport read(Feed feed, Optional<StreamPosition> position) {
        Bookmark bookmark = new LiveBookmark(lease, session.connection(), feed.descriptor(), position, positions);
        return new StreamRun(bookmark, source, session.connection(), feed, reports.apply(feed.descriptor().id()), signal,
                tools).run();
    }

    private static Optional<StreamPosition> position(Map<String, StreamPosition> known, Feed feed) {
        return Optional.ofNullable(known.get(feed.descriptor().id()));
    }
}
