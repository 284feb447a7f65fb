package io.helpdeskroi.connector.backfill;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;

import io.helpdeskroi.connector.lease.ConnectionLeases;
import io.helpdeskroi.connector.lease.Lease;
import io.helpdeskroi.connector.ledger.Ledger;
import io.helpdeskroi.connector.spi.Cursor;

/**
 * How the streams of back-fills get on. Every write is fenced by the lease's epoch, and locks the back-fill first: its
 * streams end side by side, and the last one ends it.
 */
@ApplicationScoped
public class BackfillProgress {

    private static final int ERROR_LENGTH = 500;

    private final EntityManager database;
    private final ConnectionLeases leases;
    private final DriftRates drift;
    private final Ledger ledger;
    private final Clock clock;

    BackfillProgress(EntityManager database, ConnectionLeases leases, DriftRates drift, Ledger ledger, Clock clock) {
        this.database = database;
        this.leases = leases;
        this.drift = drift;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * What a delivered page brought.
     *
     * @param last whether the range has been read to its end
     * @param counts of this page alone
     */
    public record Page(Cursor next, Optional<String> trail, boolean last, Optional<Instant> coveredTo,
            BackfillStream.Counts counts, Optional<Double> rate) {
    }

    /** @return whether it is still wanted */
    @Transactional
    public boolean begin(Lease lease, BackfillStream at) {
        leases.fence(lease);
        if (!isOpen(at)) {
            return false;
        }
        database.createNativeQuery("UPDATE backfill SET state = 'RUNNING' WHERE id = :id")
                .setParameter("id", at.backfillId()).executeUpdate();
        update(at, "state = 'RUNNING'").executeUpdate();
        return true;
    }

    /**
     * Moves the cursor and adds what the page brought; part of the transaction that wrote the rest of the page.
     *
     * @return whether the back-fill goes on
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean advance(Lease lease, BackfillStream at, Page page) {
        boolean open = isOpen(at);
        BackfillStream.Counts counts = page.counts();
        update(at, """
                cursor = :cursor, trail = CAST(:trail AS text), failures = 0, last_error = NULL, due_at = clock_timestamp(),
                pages = pages + :pages, records = records + :records, stored = stored + :stored,
                unchanged = unchanged + :unchanged, stale = stale + :stale, rejected = rejected + :rejected,
                malformed = malformed + :malformed, skipped = skipped + :skipped,
                covered_to = greatest(covered_to, CAST(:covered AS timestamptz)), rate = CAST(:rate AS double precision)""")
                .setParameter("cursor", page.next().text()).setParameter("trail", page.trail().orElse(null))
                .setParameter("pages", counts.pages()).setParameter("records", counts.records())
                .setParameter("stored", counts.stored()).setParameter("unchanged", counts.unchanged())
                .setParameter("stale", counts.stale()).setParameter("rejected", counts.rejected())
                .setParameter("malformed", counts.malformed()).setParameter("skipped", counts.skipped())
                .setParameter("covered", page.coveredTo().map(Instant::toString).orElse(null))
                .setParameter("rate", page.rate().map(String::valueOf).orElse(null)).executeUpdate();
        if (open && page.last()) {
            complete(lease, at);
        }
        return open && !page.last();
    }

    /** The range has been read to its end. */
    @Transactional
    public void complete(Lease lease, BackfillStream at) {
        leases.fence(lease);
        if (isOpen(at)) {
            update(at, "state = 'COMPLETED', last_error = NULL").executeUpdate();
            switch (at.kind()) {
                case BACKFILL -> {
                    // What a range held says nothing of the rest.
                }
                case REWALK -> drift.found(lease.connectionId(), at);
            }
            ledger.dueNow(lease.connectionId());
            settle(at);
        }
    }

    /** Puts a stream off, or ends it, without touching its cursor. */
    @Transactional
    public void setBack(Lease lease, BackfillStream at, BackfillState state, Duration dueIn, Optional<String> error) {
        leases.fence(lease);
        if (isOpen(at)) {
            update(at, """
                    state = :state, due_at = clock_timestamp() + :due * interval '1 second',
                    last_error = CAST(:error AS text), failures = failures + :failed""")
                    .setParameter("state", state.name()).setParameter("due", dueIn.toMillis() / 1000.0)
                    .setParameter("error", error.map(text -> text.substring(0, Math.min(text.length(), ERROR_LENGTH)))
                            .orElse(null))
                    .setParameter("failed", state == BackfillState.WAITING ? 0 : 1)
                    .executeUpdate();
            settle(at);
        }
    }

    /** The vendor is preparing what comes next. */
    @Transactional
    public void await(Lease lease, BackfillStream at, Cursor next, Duration dueIn) {
        leases.fence(lease);
        if (isOpen(at)) {
            update(at, "state = 'WAITING', cursor = :cursor, due_at = clock_timestamp() + :due * interval '1 second'")
                    .setParameter("cursor", next.text()).setParameter("due", dueIn.toMillis() / 1000.0).executeUpdate();
        }
    }

    private boolean isOpen(BackfillStream at) {
        List<?> ended = database.createNativeQuery("""
                SELECT ended_at IS NULL FROM backfill WHERE id = :id FOR NO KEY UPDATE""")
                .setParameter("id", at.backfillId()).getResultList();
        return ended.contains(Boolean.TRUE);
    }

    private Query update(BackfillStream at, String what) {
        return database.createNativeQuery("UPDATE backfill_stream SET updated_at = :now, " + what
                + " WHERE backfill_id = :id AND stream = :stream")
                .setParameter("now", clock.instant()).setParameter("id", at.backfillId()).setParameter("stream", at.stream());
    }

    /** Ends the back-fill with its last stream. */
    private void settle(BackfillStream at) {
        database.createNativeQuery(
                """
                        UPDATE backfill SET ended_at = :now, state = CASE WHEN EXISTS (
                            SELECT 1 FROM backfill_stream WHERE backfill_id = :id AND state = 'FAILED') THEN 'FAILED' ELSE 'COMPLETED' END
                        WHERE id = :id AND NOT EXISTS (
                            SELECT 1 FROM backfill_stream WHERE backfill_id = :id AND state IN ('WAITING', 'RUNNING', 'RETRYING'))""")
                .setParameter("now", clock.instant()).setParameter("id", at.backfillId()).executeUpdate();
    }
}
