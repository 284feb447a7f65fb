package io.helpdeskroi.connector.poll;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The streams that a connection follows. A stream never read comes before all others, in the vendor's order; then the one
 * that has been due longest.
 */
final class LiveLane implements Lane {

    private final RunWork work;
    private final Session session;
    private final StreamPositions positions;
    private final Function<String, StreamReport> reports;

    /** @param reports the report of a stream in this run */
    LiveLane(RunWork work, Session session, StreamPositions positions, Function<String, StreamReport> reports) {
        this.work = work;
        this.session = session;
        this.positions = positions;
        this.reports = reports;
    }

    @Override
    public int places() {
        return work.tools().config().streams();
    }

    @Override
    public List<Due> due() {
        Map<String, StreamPosition> known = positions.of(work.lease().connectionId());
        return session.feeds().stream()
                .filter(feed -> position(known, feed).map(StreamPosition::due).orElse(true))
                .sorted(Comparator.comparing(feed -> position(known, feed).map(StreamPosition::dueAt).orElse(Instant.MIN)))
                .map(feed -> new Due(feed.descriptor().id(), () -> read(feed, position(known, feed)))).toList();
    }

    private StreamReport read(Feed feed, Optional<StreamPosition> position) {
        Bookmark bookmark = new LiveBookmark(work.lease(), work.connection(), feed.descriptor(), position, positions);
        return new StreamRun(work, bookmark, feed, reports.apply(feed.descriptor().id())).run();
    }

    private static Optional<StreamPosition> position(Map<String, StreamPosition> known, Feed feed) {
        return Optional.ofNullable(known.get(feed.descriptor().id()));
    }
}
