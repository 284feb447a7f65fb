package io.helpdeskroi.metrics.ingest;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.helpdeskroi.metrics.store.Database;
import io.helpdeskroi.metrics.store.Dictionaries;
import io.helpdeskroi.metrics.store.RederivationQueue;
import io.helpdeskroi.metrics.store.ReferenceLock;
import io.helpdeskroi.metrics.store.Subjects;
import io.quarkus.scheduler.Scheduled;

/**
 * Works off the interactions that a changed schedule, agent or setting made stale. Replicas share the work; an entry leaves
 * the list in the transaction that derives it.
 */
@ApplicationScoped
public class Rederivation {

    private static final int PER_TRANSACTION = 500;

    private final Database database;
    private final ReferenceData reference;
    private final Dictionaries dictionaries;
    private final Clock clock;
    private final IngestMeters meters;

    Rederivation(Database database, ReferenceData reference, Dictionaries dictionaries, Clock clock, IngestMeters meters) {
        this.database = database;
        this.reference = reference;
        this.dictionaries = dictionaries;
        this.clock = clock;
        this.meters = meters;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void poll() {
        drain();
    }

    /** Derives until nothing is due; gives how many entries that were. */
    public int drain() {
        int entries = 0;
        int taken;
        do {
            taken = database.inTransaction(this::step);
            entries += taken;
        } while (taken > 0);
        return entries;
    }

    private int step(Connection connection) throws SQLException {
        RederivationQueue.Claim claim = RederivationQueue.claim(connection, PER_TRANSACTION, clock.instant());
        if (claim.entries().isEmpty()) {
            return 0;
        }
        long version = ReferenceLock.share(connection);
        Subjects subjects = new Subjects(connection);
        subjects.lock(claim.causes().keySet());
        Instant now = clock.instant();
        Map<Long, Cause> touched = new HashMap<>();
        claim.causes().forEach((key, cause) -> touched.put(key, Cause.ofWire(cause)));
        Derivation.Outcome outcome = meters.derivation(
                () -> new Derivation(connection, subjects, reference.at(connection, version), dictionaries, Map.of())
                        .run(touched, now, true));
        RederivationQueue.retryLater(connection, outcome.failed(), claim.attempts(), now);
        return claim.entries().size();
    }
}
