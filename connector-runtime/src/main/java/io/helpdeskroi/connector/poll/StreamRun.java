package io.helpdeskroi.connector.poll;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;

import org.jboss.logging.Logger;

import io.helpdeskroi.connector.ConnectorConfig;
import io.helpdeskroi.connector.delivery.Backoff;
import io.helpdeskroi.connector.delivery.Delivered;
import io.helpdeskroi.connector.delivery.Delivery;
import io.helpdeskroi.connector.delivery.DeliveryFailure;
import io.helpdeskroi.connector.lease.Lease;
import io.helpdeskroi.connector.lease.LeaseLost;
import io.helpdeskroi.connector.spi.Cursor;
import io.helpdeskroi.connector.spi.Fetched;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.connector.spi.VendorFailure;
import io.helpdeskroi.contract.FactRecord;
import io.helpdeskroi.contract.Source;

/**
 * One stream in one run: read a page, deliver it, commit its cursor, while the next page is already being read.
 */
final class StreamRun {

    private static final Logger LOG = Logger.getLogger(StreamRun.class);

    /** How soon a run that is called off notices it while it waits for a vendor. */
    private static final Duration LOOK_UP = Duration.ofMillis(200);

    private final Lease lease;
    private final Source source;
    private final Feed feed;
    private final Optional<StreamPosition> start;
    private final Optional<Duration> pollInterval;
    private final PageReader reader;
    private final RunSignal signal;
    private final Tools tools;
    private final StreamReport report;

    /** What every stream run works with. */
    record Tools(StreamPositions positions, Delivery delivery, ExecutorService readers, RecordMeter meter,
            ConnectorConfig.PollConfig config, Clock clock) {
    }

    StreamRun(Lease lease, Source source, Session session, Feed feed, Optional<StreamPosition> start, RunSignal signal,
            Tools tools) {
        this.lease = lease;
        this.source = source;
        this.feed = feed;
        this.start = start;
        this.pollInterval = session.connection().pollInterval();
        this.signal = signal;
        this.tools = tools;
        this.reader = new PageReader(session.connection(),
                start.flatMap(StreamPosition::startAt).orElse(session.connection().backfillStart()), feed, signal,
                tools.config(), tools.clock());
        this.report = new StreamReport(feed.descriptor().id());
    }

    /** Runs the stream; whatever happens is in the report. */
    StreamReport run() {
        try {
            follow();
        } catch (LeaseLost lost) {
            report.ended(StreamOutcome.LEASE_LOST, lost.getMessage());
        } catch (VendorFailure.NothingYet nothing) {
            nothingYet(nothing);
        } catch (VendorFailure failure) {
            vendorFailed(failure);
        } catch (DeliveryFailure failure) {
            notDelivered(failure);
        } catch (RuntimeException unexpected) {
            LOG.errorf(unexpected, "stream %s of connection %s failed unexpectedly", feed.descriptor().id(), source.id());
            stop(StreamOutcome.BROKEN, "failed unexpectedly (" + unexpected.getClass().getSimpleName() + ")");
        }
        return report;
    }

    private void follow() {
        Optional<Cursor> cursor = start.flatMap(StreamPosition::cursor);
        LoopGuard guard = new LoopGuard(cursor, tools.config().pageLimit());
        Optional<Cursor> first = cursor;
        Future<Fetched> ahead = tools.readers().submit(() -> reader.read(first));
        try {
            while (true) {
                Fetched fetched = await(ahead);
                if (fetched instanceof Fetched.Pending pending) {
                    commitPending(pending);
                    return;
                }
                Fetched.Page page = (Fetched.Page) fetched;
                Optional<String> loop = guard.check(page);
                boolean goesOn = page.more() && loop.isEmpty() && !signal.isStopped() && !signal.isOver();
                if (goesOn) {
                    ahead = tools.readers().submit(() -> reader.read(Optional.of(page.next())));
                }
                PageOutcome outcome = deliver(page);
                if (loop.isPresent()) {
                    stop(StreamOutcome.LOOPING, loop.get());
                    return;
                }
                commit(page, outcome);
                if (!page.more()) {
                    report.ended(StreamOutcome.CAUGHT_UP, null);
                    return;
                }
                if (!goesOn) {
                    report.ended(signal.isStopped() ? StreamOutcome.STOPPED : StreamOutcome.CONTINUES, null);
                    return;
                }
            }
        } finally {
            ahead.cancel(true);
        }
    }

    /** A page that is still being read when the run is called off is dropped: nothing of it has been delivered. */
    private Fetched await(Future<Fetched> page) {
        try {
            while (!signal.isStopped()) {
                try {
                    return page.get(LOOK_UP.toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException goesOn) {
                    // Look whether the run is still wanted, then wait on.
                }
            }
            throw new VendorFailure.Transient("stopped while reading", null);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException | CancellationException stopped) {
            throw new VendorFailure.Transient("stopped while reading", stopped);
        }
    }

    private PageOutcome deliver(Fetched.Page page) {
        List<FactRecord> facts = new ArrayList<>(page.records().size());
        for (MappedRecord record : page.records()) {
            report.count(record);
            if (record instanceof MappedRecord.Delivered delivered) {
                facts.add(delivered.record());
            }
        }
        Delivered delivered = tools.delivery().deliver(source, feed.descriptor().id(), page.highWaterMark(), facts, signal);
        return PageOutcome.of(feed, page.records(), delivered);
    }

    private void commit(Fetched.Page page, PageOutcome outcome) {
        Duration dueIn = page.more() ? Duration.ZERO : nextPoll();
        tools.positions().commit(lease, feed.descriptor().id(), new StreamPositions.Progress(page.next(),
                page.highWaterMark(), !page.more(), StreamPosition.State.READY, dueIn), outcome);
        report.committed(outcome);
        tools.meter().count(source.id(), feed.descriptor().id(), page, outcome);
    }

    private void commitPending(Fetched.Pending pending) {
        Duration dueIn = until(pending.retryAt());
        tools.positions().commit(lease, feed.descriptor().id(), new StreamPositions.Progress(pending.next(),
                Optional.empty(), false, StreamPosition.State.WAITING, dueIn), PageOutcome.NOTHING);
        report.ended(StreamOutcome.PENDING, "the vendor prepares a report");
    }

    /** The table from failure to what happens to the stream; the run takes care of the connection. */
    private void vendorFailed(VendorFailure failure) {
        if (signal.isStopped() && failure instanceof VendorFailure.Transient) {
            report.ended(signal.isLost() ? StreamOutcome.LEASE_LOST : StreamOutcome.STOPPED, null);
        } else if (failure instanceof VendorFailure.RateLimited limited) {
            postpone(StreamOutcome.RATE_LIMITED, StreamPosition.State.WAITING, until(limited.until()), failure.getMessage());
        } else if (failure instanceof VendorFailure.Transient) {
            postpone(StreamOutcome.VENDOR_AWAY, StreamPosition.State.RETRYING, betweenRuns(), failure.getMessage());
        } else if (failure instanceof VendorFailure.Credentials) {
            postpone(StreamOutcome.CREDENTIALS, StreamPosition.State.RETRYING, Duration.ZERO, failure.getMessage());
        } else if (failure instanceof VendorFailure.Forbidden || failure instanceof VendorFailure.Gone) {
            stop(StreamOutcome.FORBIDDEN, failure.getMessage());
        } else {
            stop(StreamOutcome.PROTOCOL, failure.getMessage());
        }
    }

    private void notDelivered(DeliveryFailure failure) {
        if (failure.isPassing()) {
            postpone(StreamOutcome.NOT_DELIVERED, StreamPosition.State.RETRYING, betweenRuns(), failure.getMessage());
        } else {
            stop(StreamOutcome.PROTOCOL, failure.getMessage());
        }
    }

    private void nothingYet(VendorFailure.NothingYet nothing) {
        report.ended(StreamOutcome.CAUGHT_UP, nothing.getMessage());
        try {
            tools.positions().nothingYet(lease, feed.descriptor().id(), nextPoll());
        } catch (LeaseLost lost) {
            report.ended(StreamOutcome.LEASE_LOST, lost.getMessage());
        }
    }

    private void stop(StreamOutcome outcome, String reason) {
        postpone(outcome, StreamPosition.State.STOPPED, tools.config().stoppedRetry(), reason);
    }

    private void postpone(StreamOutcome outcome, StreamPosition.State state, Duration dueIn, String reason) {
        report.ended(outcome, reason);
        try {
            tools.positions().postpone(lease, feed.descriptor().id(), state, dueIn, reason);
        } catch (LeaseLost lost) {
            report.ended(StreamOutcome.LEASE_LOST, lost.getMessage());
        }
    }

    private Duration nextPoll() {
        Duration least = feed.descriptor().pollEvery();
        return pollInterval.filter(wanted -> wanted.compareTo(least) > 0).orElse(least);
    }

    private Duration betweenRuns() {
        int failures = start.map(StreamPosition::failures).orElse(0) + 1;
        Backoff backoff = new Backoff(tools.config().backoff().multipliedBy(4), tools.config().backoffLimit());
        return backoff.pause(failures, RandomGenerator.getDefault());
    }

    private Duration until(Instant instant) {
        Duration wait = Duration.between(tools.clock().instant(), instant);
        return wait.isNegative() ? Duration.ZERO : wait;
    }
}
