package io.helpdeskroi.connector.poll;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.jboss.logging.Logger;

import io.helpdeskroi.connector.backfill.BackfillProgress;
import io.helpdeskroi.connector.backfill.BackfillRows;
import io.helpdeskroi.connector.backfill.BackfillState;
import io.helpdeskroi.connector.backfill.BackfillStream;
import io.helpdeskroi.connector.lease.Lease;
import io.helpdeskroi.connector.lease.LeaseLost;

/**
 * The streams of a connection's back-fills, read in a session of their own beside the live ones.
 */
final class BackfillLane implements Lane, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(BackfillLane.class);

    private final RunWork work;
    private final Lease lease;
    private final Supplier<Session> sessions;
    private final Store store;
    private Optional<Session> session = Optional.empty();

    /** Where back-fills are kept. */
    record Store(BackfillRows rows, BackfillPages pages, BackfillProgress progress) {
    }

    /** @param sessions opens the session, if there is a back-fill to read */
    BackfillLane(RunWork work, Supplier<Session> sessions, Store store) {
        this.work = work;
        this.lease = work.lease();
        this.sessions = sessions;
        this.store = store;
    }

    @Override
    public int places() {
        return work.tools().config().backfillStreams();
    }

    @Override
    public List<Due> due() {
        List<BackfillStream> due = store.rows().due(lease.connectionId());
        if (due.isEmpty()) {
            return List.of();
        }
        Session open = session.orElseGet(sessions);
        session = Optional.of(open);
        return due.stream().map(at -> new Due(at.backfillId() + "/" + at.stream(), () -> read(open, at))).toList();
    }

    private StreamReport read(Session open, BackfillStream at) {
        StreamReport report = new StreamReport(at.stream());
        try {
            if (!store.progress().begin(lease, at)) {
                return report.ended(StreamOutcome.STOPPED, "it was cancelled");
            }
            Optional<Feed> feed = open.feeds().stream().filter(known -> known.descriptor().id().equals(at.stream()))
                    .findFirst();
            if (feed.isPresent()) {
                Bookmark bookmark = new BackfillBookmark(lease, at, store.pages(), store.progress(),
                        work.tools().config().rewalkPages(), work.tools().clock());
                new StreamRun(work, bookmark, feed.get(), report).run();
                putOffIfCalledOff(report, at);
            } else {
                report.ended(StreamOutcome.FORBIDDEN, "the connection does not read this stream any more");
                store.progress().setBack(lease, at, BackfillState.FAILED, Duration.ZERO,
                        Optional.of(report.summary().reason()));
            }
        } catch (LeaseLost lost) {
            report.ended(StreamOutcome.LEASE_LOST, lost.getMessage());
        }
        log(at, report.summary());
        return report;
    }

    /** The connection may be paused for long: what is not being read does not say it is running. */
    private void putOffIfCalledOff(StreamReport report, BackfillStream at) {
        if (report.outcome() == StreamOutcome.STOPPED && work.signal().isStopped()) {
            store.progress().setBack(lease, at, BackfillState.WAITING, Duration.ZERO, Optional.empty());
        }
    }

    private void log(BackfillStream at, StreamReport.Summary summary) {
        LOG.logf(summary.outcome().isTrouble() ? Logger.Level.WARN : Logger.Level.INFO,
                "%s %d of %s: stream %s %s: %d pages, %d records, %d stored, %d unchanged, %d stale, %d rejected, %d malformed%s",
                at.kind(), at.backfillId(), lease.connectionId(), at.stream(), summary.outcome(), summary.pages(),
                summary.records(), summary.stored(), summary.unchanged(), summary.stale(), summary.rejected(),
                summary.malformed(), summary.reason() == null ? "" : ": " + summary.reason());
    }

    @Override
    public void close() {
        session.ifPresent(Session::close);
    }
}
