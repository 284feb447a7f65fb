package io.helpdeskroi.connector.poll;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

import org.jboss.logging.Logger;

import io.helpdeskroi.connector.lease.Lease;
import io.helpdeskroi.contract.Source;

/**
 * One attempt to read what is due of a connection. It reports when closed, whatever happened in between.
 */
final class PollRun implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(PollRun.class);

    private final Lease lease;
    private final long version;
    private final RunSignal signal;
    private final RunLog log;
    private final RecordMeter meter;
    private final long id;
    private final long startedNanos = System.nanoTime();
    private final List<StreamReport> reports = new ArrayList<>();
    private String outcome = "failed";

    PollRun(Lease lease, long version, RunSignal signal, RunLog log, RecordMeter meter) {
        this.lease = lease;
        this.version = version;
        this.signal = signal;
        this.log = log;
        this.meter = meter;
        this.id = log.started(lease);
    }

    /** Reads the feeds that are due, some at a time, in the vendor's order. */
    List<StreamReport> read(Session session, Source source, Map<String, StreamPosition> positions, StreamRun.Tools tools) {
        Semaphore places = new Semaphore(tools.config().streams());
        List<Future<StreamReport>> running = new ArrayList<>();
        for (Feed feed : session.feeds()) {
            Optional<StreamPosition> position = Optional.ofNullable(positions.get(feed.descriptor().id()));
            if (!position.map(StreamPosition::due).orElse(true)) {
                continue;
            }
            places.acquireUninterruptibly();
            if (signal.isStopped()) {
                break;
            }
            StreamRun run = new StreamRun(lease, source, session, feed, position, signal, tools);
            running.add(tools.readers().submit(() -> {
                try {
                    return reported(run.run());
                } finally {
                    places.release();
                }
            }));
        }
        running.forEach(this::await);
        outcome = signal.isLost() ? "lease_lost" : signal.isStopped() ? "stopped" : "completed";
        return List.copyOf(reports);
    }

    /** Wrong credentials are wrong for every stream. */
    private StreamReport reported(StreamReport report) {
        if (report.outcome() == StreamOutcome.CREDENTIALS) {
            signal.stop();
        }
        return report;
    }

    private void await(Future<StreamReport> stream) {
        try {
            reports.add(stream.get());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            signal.stop();
        } catch (ExecutionException failure) {
            LOG.errorf(failure.getCause(), "a stream of connection %s ended without a report", lease.connectionId());
        }
    }

    @Override
    public void close() {
        List<StreamReport.Summary> summaries = reports.stream().map(StreamReport::summary).toList();
        summaries.forEach(summary -> {
            meter.ended(lease.connectionId(), summary);
            LOG.logf(level(summary),
                    "run %d of %s, configuration %d: stream %s %s after %d ms: %d pages, %d records, %d stored, %d unchanged, "
                            + "%d stale, %d rejected, %d malformed%s",
                    id, lease.connectionId(), version, summary.stream(),
                    summary.outcome(), (System.nanoTime() - startedNanos) / 1_000_000, summary.pages(), summary.records(),
                    summary.stored(), summary.unchanged(), summary.stale(), summary.rejected(), summary.malformed(),
                    summary.reason() == null ? "" : ": " + summary.reason());
        });
        log.ended(id, outcome, summaries);
    }

    /** A poll that found nothing new is not worth a line. */
    private static Logger.Level level(StreamReport.Summary summary) {
        if (summary.outcome().isTrouble()) {
            return Logger.Level.WARN;
        }
        return summary.records() > 0 || summary.outcome() != StreamOutcome.CAUGHT_UP ? Logger.Level.INFO
                : Logger.Level.DEBUG;
    }
}
