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

    private final Bookmark bookmark;
    private final Source source;
    private final Feed feed;
    private final PageReader reader;
    private final RunSignal signal;
    private final Tools tools;
    private final StreamReport report;

    /** What every stream run works with. */
    record Tools(Delivery delivery, ExecutorService readers, RecordMeter meter,
            ConnectorConfig.PollConfig config, Clock clock) {
    }

    /** @param report to be filled; it may hold what earlier turns of the stream in this run did */
    StreamRun(RunWork work, Bookmark bookmark, Feed feed, StreamReport report) {
        this.bookmark = bookmark;
        this.source = work.source();
        this.feed = feed;
        this.report = report.began(bookmark.covered());
        this.signal = work.signal();
        this.tools = work.tools();
        this.reader = new PageReader(work, bookmark, feed);
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
        Optional<Cursor> first = bookmark.cursor();
        LoopGuard guard = new LoopGuard(first, bookmark.trail(), tools.config().pageLimit());
        Future<PageReader.Answer> ahead = tools.readers().submit(() -> reader.read(first));
        try {
            while (true) {
                PageReader.Answer answer = await(ahead);
                if (answer.fetched() instanceof Fetched.Pending pending) {
                    bookmark.await(pending.next(), until(pending.retryAt()));
                    report.ended(StreamOutcome.PENDING, "the vendor prepares a report");
                    return;
                }
                Fetched.Page page = (Fetched.Page) answer.fetched();
                Optional<String> loop = guard.check(page);
                boolean goesOn = page.more() && loop.isEmpty() && !signal.isStopped() && !signal.isOver();
                if (goesOn) {
                    ahead = tools.readers().submit(() -> reader.read(Optional.of(page.next())));
                }
                PageOutcome outcome = deliver(page, answer.askedAt());
                if (loop.isPresent()) {
                    stop(StreamOutcome.LOOPING, loop.get());
                    return;
                }
                boolean wanted = commit(page, outcome, guard.trail());
                if (!page.more()) {
                    report.ended(StreamOutcome.CAUGHT_UP, null);
                    return;
                }
                if (!goesOn || !wanted) {
                    report.ended(signal.isStopped() || !wanted ? StreamOutcome.STOPPED : StreamOutcome.CONTINUES, null);
                    return;
                }
            }
        } finally {
            ahead.cancel(true);
        }
    }

    /** A page that is still being read when the run is called off is dropped: nothing of it has been delivered. */
    private PageReader.Answer await(Future<PageReader.Answer> page) {
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

    private PageOutcome deliver(Fetched.Page page, Instant askedAt) {
        List<MappedRecord> records = page.records().stream().filter(this::isWanted).toList();
        List<FactRecord> facts = new ArrayList<>(records.size());
        for (MappedRecord record : records) {
            report.count(record);
            if (record instanceof MappedRecord.Delivered delivered) {
                facts.add(delivered.record());
            }
        }
        Delivered delivered = tools.delivery().deliver(source, feed.descriptor().id(), bookmark.mark(page), facts, signal);
        return PageOutcome.of(feed, records, delivered, askedAt);
    }

    private boolean isWanted(MappedRecord record) {
        return !(record instanceof MappedRecord.Delivered delivered) || bookmark.wants(delivered.record());
    }

    private boolean commit(Fetched.Page page, PageOutcome outcome, Optional<Trail> trail) {
        boolean wanted = bookmark.commit(page, outcome, trail);
        report.committed(outcome, page.highWaterMark());
        tools.meter().count(source.id(), feed.descriptor().id(), page, outcome);
        return wanted;
    }

    /** The table from failure to what happens to the stream; the run takes care of the connection. */
    private void vendorFailed(VendorFailure failure) {
        if (signal.isStopped() && failure instanceof VendorFailure.Transient) {
            report.ended(signal.isLost() ? StreamOutcome.LEASE_LOST : StreamOutcome.STOPPED, null);
        } else if (failure instanceof VendorFailure.RateLimited limited) {
            setBack(StreamOutcome.RATE_LIMITED, until(limited.until()), failure.getMessage());
        } else if (failure instanceof VendorFailure.Transient) {
            setBack(StreamOutcome.VENDOR_AWAY, betweenRuns(), failure.getMessage());
        } else if (failure instanceof VendorFailure.Credentials) {
            setBack(StreamOutcome.CREDENTIALS, Duration.ZERO, failure.getMessage());
        } else if (failure instanceof VendorFailure.Forbidden || failure instanceof VendorFailure.Gone) {
            stop(StreamOutcome.FORBIDDEN, failure.getMessage());
        } else {
            stop(StreamOutcome.PROTOCOL, failure.getMessage());
        }
    }

    private void notDelivered(DeliveryFailure failure) {
        if (failure.isPassing()) {
            setBack(StreamOutcome.NOT_DELIVERED, betweenRuns(), failure.getMessage());
        } else {
            stop(StreamOutcome.PROTOCOL, failure.getMessage());
        }
    }

    private void nothingYet(VendorFailure.NothingYet nothing) {
        report.ended(StreamOutcome.CAUGHT_UP, nothing.getMessage());
        try {
            bookmark.nothingYet();
        } catch (LeaseLost lost) {
            report.ended(StreamOutcome.LEASE_LOST, lost.getMessage());
        }
    }

    private void stop(StreamOutcome outcome, String reason) {
        setBack(outcome, tools.config().stoppedRetry(), reason);
    }

    private void setBack(StreamOutcome outcome, Duration dueIn, String reason) {
        report.ended(outcome, reason);
        try {
            bookmark.setBack(outcome, dueIn, reason);
        } catch (LeaseLost lost) {
            report.ended(StreamOutcome.LEASE_LOST, lost.getMessage());
        }
    }

    private Duration betweenRuns() {
        Backoff backoff = new Backoff(tools.config().backoff().multipliedBy(4), tools.config().backoffLimit());
        return backoff.pause(bookmark.failures() + 1, RandomGenerator.getDefault());
    }

    private Duration until(Instant instant) {
        Duration wait = Duration.between(tools.clock().instant(), instant);
        return wait.isNegative() ? Duration.ZERO : wait;
    }
}
