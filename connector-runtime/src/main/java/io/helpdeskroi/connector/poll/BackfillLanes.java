package io.helpdeskroi.connector.poll;

import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.helpdeskroi.connector.backfill.BackfillProgress;
import io.helpdeskroi.connector.backfill.BackfillRows;
import io.helpdeskroi.connector.backfill.Rewalks;
import io.helpdeskroi.connector.connection.Connection;
import io.helpdeskroi.connector.lease.LeaseLost;

/**
 * Opens the lane of a connection's back-fills for a run.
 */
@ApplicationScoped
class BackfillLanes {

    private static final Logger LOG = Logger.getLogger(BackfillLanes.class);

    private final BackfillLane.Store store;
    private final Rewalks rewalks;
    private final Sessions sessions;

    BackfillLanes(BackfillRows rows, BackfillPages pages, BackfillProgress progress, Rewalks rewalks,
            Sessions sessions) {
        this.store = new BackfillLane.Store(rows, pages, progress);
        this.rewalks = rewalks;
        this.sessions = sessions;
    }

    /** The lane, with the re-walk that is due by now. */
    BackfillLane open(RunWork work) {
        Connection connection = work.connection();
        try {
            rewalks.planIfDue(work.lease(), connection);
        } catch (LeaseLost lost) {
            throw lost;
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "the re-walk of connection %s could not be planned; polling goes on", connection.id());
        }
        return new BackfillLane(work, () -> sessions.forBackground(connection, work.lease()), store);
    }

    /** Time until the next back-fill of a connection is due; empty if none is under way. */
    Optional<Duration> untilDue(String connectionId) {
        return store.rows().untilDue(connectionId);
    }
}
