package io.helpdeskroi.connector.poll;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.helpdeskroi.connector.ConnectorConfig;
import io.helpdeskroi.connector.connection.Connection;
import io.helpdeskroi.connector.connection.ConnectionRepository;
import io.helpdeskroi.connector.connection.ConnectionState;
import io.helpdeskroi.connector.connection.Vendors;
import io.helpdeskroi.connector.credential.CredentialsUnreadable;
import io.helpdeskroi.connector.delivery.Delivery;
import io.helpdeskroi.connector.lease.ConnectionLeases;
import io.helpdeskroi.connector.lease.DatabaseTime;
import io.helpdeskroi.connector.lease.Lease;
import io.helpdeskroi.connector.lease.LeaseLost;
import io.helpdeskroi.connector.spi.InvalidSettings;
import io.helpdeskroi.connector.spi.StreamDescriptor;

/**
 * Works a leased connection from claim to release.
 */
@ApplicationScoped
class ConnectionRunner {

    private static final Logger LOG = Logger.getLogger(ConnectionRunner.class);

    /** A stream that failed this often in a row makes its connection failing. */
    private static final int TOLERATED_FAILURES = 3;
    /** Least time between two runs of a connection that can do nothing. */
    private static final Duration AFTER_TROUBLE = Duration.ofMinutes(1);

    private final ConnectionRepository connections;
    private final ConnectionLeases leases;
    private final StreamPositions positions;
    private final BackfillLanes backfills;
    private final Sessions sessions;
    private final Vendors vendors;
    private final RunLog log;
    private final RecordMeter meter;
    private final Delivery delivery;
    private final CensusLanes censuses;
    private final DatabaseTime databaseTime;
    private final ConnectorConfig config;
    private final Clock clock;

    ConnectionRunner(ConnectionRepository connections, ConnectionLeases leases, StreamPositions positions,
            BackfillLanes backfills, Sessions sessions, Vendors vendors, RunLog log, RecordMeter meter, Delivery delivery,
            CensusLanes censuses, DatabaseTime databaseTime, ConnectorConfig config, Clock clock) {
        this.connections = connections;
        this.leases = leases;
        this.positions = positions;
        this.backfills = backfills;
        this.sessions = sessions;
        this.vendors = vendors;
        this.log = log;
        this.meter = meter;
        this.delivery = delivery;
        this.censuses = censuses;
        this.databaseTime = databaseTime;
        this.config = config;
        this.clock = clock;
    }

    /** Runs what is due and gives the connection back. */
    void work(Lease lease, RunSignal signal, ExecutorService readers) {
        Duration dueIn = AFTER_TROUBLE;
        try {
            Optional<Connection> connection = connections.read(lease.connectionId());
            if (connection.isPresent()) {
                dueIn = work(connection.get(), lease, signal, readers);
            }
        } catch (LeaseLost lost) {
            LOG.infof("%s; its new holder goes on from the last cursor", lost.getMessage());
        } finally {
            leases.release(lease, dueIn);
        }
    }

    private Duration work(Connection connection, Lease lease, RunSignal signal, ExecutorService readers) {
        List<String> streams;
        try (PollRun run = new PollRun(lease, connection.version(), signal, log, meter);
                Session session = sessions.forRun(connection, lease)) {
            streams = session.feeds().stream().map(feed -> feed.descriptor().id()).toList();
            Optional<String> refusal = read(run, session, new RunWork(lease, connection, vendors.source(connection), signal,
                    databaseTime.ticking(), new StreamRun.Tools(delivery, readers, meter, config.poll(), clock)));
            if (signal.isLost()) {
                return Duration.ZERO;
            }
            judge(lease, session, refusal);
            if (censuses.isShort(connection.id())) {
                run.foundShort();
            }
        } catch (InvalidSettings | CredentialsUnreadable refusal) {
            connections.report(lease, connection.version(), ConnectionState.FAILING, Optional.of(refusal.getMessage()));
            return AFTER_TROUBLE;
        }
        Duration live = positions.untilDue(connection.id(), streams);
        return backfills.untilDue(connection.id()).filter(next -> next.compareTo(live) < 0).orElse(live);
    }

    /** @return why the vendor refused the credentials, if it did */
    private Optional<String> read(PollRun run, Session session, RunWork work) {
        try (BackfillLane background = backfills.open(work)) {
            Lane live = new LiveLane(work, session, positions, run::report);
            return run.read(List.of(live, background, censuses.open(work)), work.tools().readers());
        }
    }

    /** What the state of its streams says of the connection. */
    private void judge(Lease lease, Session session, Optional<String> refusal) {
        long version = session.connection().version();
        if (refusal.isPresent()) {
            connections.report(lease, version, ConnectionState.NEEDS_CREDENTIALS, refusal);
            return;
        }
        Map<String, StreamPosition> now = positions.of(lease.connectionId());
        Optional<String> trouble = session.feeds().stream().map(Feed::descriptor)
                .filter(stream -> !stream.optional() && isTroubled(now.get(stream.id())))
                .map(stream -> reason(stream, now.get(stream.id()))).findFirst();
        connections.report(lease, version, trouble.isPresent() ? ConnectionState.FAILING : ConnectionState.ACTIVE, trouble);
    }

    private static boolean isTroubled(StreamPosition position) {
        return position != null && (position.state() == StreamPosition.State.STOPPED
                || position.state() == StreamPosition.State.RETRYING && position.failures() >= TOLERATED_FAILURES);
    }

    private static String reason(StreamDescriptor stream, StreamPosition position) {
        return "stream " + stream.id() + ": " + position.lastError().orElse("stopped");
    }
}
