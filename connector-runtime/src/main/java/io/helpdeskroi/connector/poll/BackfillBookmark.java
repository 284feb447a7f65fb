package io.helpdeskroi.connector.poll;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.helpdeskroi.connector.backfill.BackfillKind;
import io.helpdeskroi.connector.backfill.BackfillProgress;
import io.helpdeskroi.connector.backfill.BackfillState;
import io.helpdeskroi.connector.backfill.BackfillStream;
import io.helpdeskroi.connector.backfill.RecentRate;
import io.helpdeskroi.connector.lease.Lease;
import io.helpdeskroi.connector.spi.Cursor;
import io.helpdeskroi.connector.spi.Fetched;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.contract.FactRecord;

/**
 * The place of a stream in a back-fill. What it reads says nothing of how far the live feed has come, so the metrics service
 * is told no mark.
 */
final class BackfillBookmark implements Bookmark {

    private final Lease lease;
    private final BackfillStream at;
    private final BackfillPages pages;
    private final BackfillProgress progress;
    private final int samplePages;
    private final Clock clock;
    private RecentRate rate;
    private long read;

    /** @param samplePages after so many pages a re-walk has seen enough */
    BackfillBookmark(Lease lease, BackfillStream at, BackfillPages pages, BackfillProgress progress, int samplePages,
            Clock clock) {
        this.lease = lease;
        this.at = at;
        this.pages = pages;
        this.progress = progress;
        this.samplePages = samplePages;
        this.clock = clock;
        this.rate = new RecentRate(at.rate(), clock.instant());
        this.read = at.counts().pages();
    }

    @Override
    public Optional<Cursor> cursor() {
        return at.cursor();
    }

    @Override
    public Optional<Trail> trail() {
        return at.trail().map(Trail::read);
    }

    @Override
    public Instant start() {
        return at.range().from();
    }

    @Override
    public Optional<Instant> until() {
        return Optional.of(at.range().to());
    }

    @Override
    public Optional<Instant> covered() {
        return at.coveredTo();
    }

    @Override
    public int failures() {
        return at.failures();
    }

    @Override
    public Optional<Instant> mark(Fetched.Page page) {
        return Optional.empty();
    }

    /** What changed after live polling passed is still to come there: finding it here is no drift. */
    @Override
    public boolean wants(FactRecord record) {
        return at.liveMark().map(mark -> !record.sourceUpdatedAt().isAfter(mark)).orElse(true);
    }

    @Override
    public boolean commit(Fetched.Page page, PageOutcome outcome, Optional<Trail> trail) {
        read++;
        boolean sampled = at.kind() == BackfillKind.REWALK && read >= samplePages;
        BackfillStream.Counts counts = counts(page, outcome);
        rate = rate.plus(counts.records(), clock.instant());
        Optional<Instant> covered = page.more() ? page.highWaterMark().filter(mark -> mark.isAfter(at.range().from()))
                .map(mark -> mark.isBefore(at.range().to()) ? mark : at.range().to()) : Optional.of(at.range().to());
        return pages.commit(lease, at, new BackfillProgress.Page(page.next(), trail.map(Trail::text),
                !page.more() || sampled, covered, counts, rate.perSecond()), outcome);
    }

    private BackfillStream.Counts counts(Fetched.Page page, PageOutcome outcome) {
        long skipped = page.records().stream().filter(MappedRecord.Skipped.class::isInstance).count();
        long records = page.records().stream().filter(record -> record.isRecord()
                && !(record instanceof MappedRecord.Delivered fact && !wants(fact.record()))).count();
        return new BackfillStream.Counts(1, records, outcome.delivered().stored(), outcome.delivered().unchanged(),
                outcome.delivered().stale(), outcome.delivered().rejections().size(), outcome.malformed().size(), skipped);
    }

    @Override
    public void await(Cursor next, Duration dueIn) {
        progress.await(lease, at, next, dueIn);
    }

    /** The range lies in the past: what the feed does not have now is live polling's to read. */
    @Override
    public void nothingYet() {
        progress.complete(lease, at);
    }

    @Override
    public void setBack(StreamOutcome why, Duration dueIn, String reason) {
        progress.setBack(lease, at, state(why), dueIn, Optional.of(reason));
    }

    private static BackfillState state(StreamOutcome why) {
        return switch (why) {
            case CAUGHT_UP, CONTINUES, STOPPED, LEASE_LOST, PENDING, RATE_LIMITED, CREDENTIALS -> BackfillState.WAITING;
            case VENDOR_AWAY, NOT_DELIVERED, BROKEN -> BackfillState.RETRYING;
            case FORBIDDEN, LOOPING, PROTOCOL -> BackfillState.FAILED;
        };
    }
}
