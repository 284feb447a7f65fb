package io.helpdeskroi.connector.poll;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

import org.jboss.logging.Logger;

import io.helpdeskroi.connector.lease.Lease;

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
    private final Map<String, StreamReport> reports = Collections.synchronizedMap(new LinkedHashMap<>());
    private String outcome = "failed";
    private String refusal;

    PollRun(Lease lease, long version, RunSignal signal, RunLog log, RecordMeter meter) {
        this.lease = lease;
        this.version = version;
        this.signal = signal;
        this.log = log;
        this.meter = meter;
        this.id = log.started(lease);
    }

    /** The report of a stream in this run, all its turns together. */
    StreamReport report(String stream) {
        return reports.computeIfAbsent(stream, StreamReport::new);
    }

    /**
     * Reads what is due.
     *
     * @return why the vendor refused our credentials, if it did
     */
    Optional<String> read(List<Lane> lanes, ExecutorService threads) {
        new Turns(signal, threads, this::ended).take(lanes);
        outcome = signal.isLost() ? "lease_lost" : signal.isStopped() ? "stopped" : "completed";
        return Optional.ofNullable(refusal);
    }

    /** The vendor counts more than has arrived: that is no success, whatever the streams say. */
    void foundShort() {
        if (outcome.equals("completed")) {
            outcome = "incomplete";
        }
    }

    /** Wrong credentials are wrong for every stream, and so is a lost lease. */
    private void ended(StreamReport report) {
        if (report.outcome() == StreamOutcome.CREDENTIALS) {
            refusal = report.summary().reason();
            signal.stop();
        } else if (report.outcome() == StreamOutcome.LEASE_LOST) {
            signal.lose();
        }
    }

    @Override
    public void close() {
        List<StreamReport.Summary> summaries = reports.values().stream().map(StreamReport::summary).toList();
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
