package io.helpdeskroi.connector.backfill;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import io.helpdeskroi.connector.ConnectorConfig;
import io.helpdeskroi.connector.connection.Connection;
import io.helpdeskroi.connector.lease.ConnectionLeases;
import io.helpdeskroi.connector.lease.Lease;
import io.helpdeskroi.connector.spi.StreamDescriptor;
import io.helpdeskroi.contract.Period;
import io.helpdeskroi.rest.ProblemException;

/**
 * Plans re-walks: now and then, and when an admin asks, a sample of the past is read again.
 */
@ApplicationScoped
public class Rewalks {

    private final EntityManager database;
    private final ConnectionLeases leases;
    private final Backfills backfills;
    private final BackfillRules rules;
    private final Estimator estimator;
    private final StreamHistory history;
    private final Optional<Duration> every;
    private final Clock clock;

    Rewalks(EntityManager database, ConnectionLeases leases, Backfills backfills, BackfillRules rules, Estimator estimator,
            StreamHistory history, ConnectorConfig config, Clock clock) {
        this.database = database;
        this.leases = leases;
        this.backfills = backfills;
        this.rules = rules;
        this.estimator = estimator;
        this.history = history;
        this.every = config.poll().rewalkEvery().equals("off") ? Optional.empty()
                : Optional.of(Duration.parse(config.poll().rewalkEvery()));
        this.clock = clock;
    }

    /**
     * The streams that can be compared and what of them is read again.
     *
     * @param liveMarks by stream, how far live polling has come
     */
    record Sample(List<StreamDescriptor> streams, Period range, Map<String, Instant> liveMarks) {
    }

    /** A sample of these streams; those that have not caught up are left out. Empty where nothing has been covered. */
    Optional<Sample> sample(Connection connection, List<StreamDescriptor> streams, Optional<Period> range) {
        Map<String, StreamHistory.Past> pasts = history.of(connection.id());
        List<StreamDescriptor> ready = streams.stream()
                .filter(stream -> pasts.containsKey(stream.id()) && pasts.get(stream.id()).caughtUp()).toList();
        if (ready.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Instant> marks = ready.stream()
                .collect(Collectors.toMap(StreamDescriptor::id, stream -> pasts.get(stream.id()).to()));
        Instant from = ready.stream().map(stream -> pasts.get(stream.id()).from()).max(Instant::compareTo).orElseThrow();
        Instant to = marks.values().stream().min(Instant::compareTo).orElseThrow();
        return range.or(() -> SampleWindow.of(connection.id(), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), from, to))
                .map(chosen -> new Sample(ready, chosen, marks));
    }

    /** @throws ProblemException 409 where nothing of these streams has been covered yet */
    Sample requireSample(Connection connection, List<StreamDescriptor> streams, Optional<Period> range) {
        return sample(connection, streams, range).orElseThrow(() -> ProblemException.conflict(
                "none of the streams has caught up and covered some of the past: there is nothing to compare with yet"));
    }

    /** Plans the re-walk of a connection whose last one was long enough ago. */
    @Transactional
    public void planIfDue(Lease lease, Connection connection) {
        if (every.isPresent() && isDue(connection.id(), clock.instant().minus(every.get()))) {
            sample(connection, rules.ranged(connection), Optional.empty()).ifPresent(sample -> {
                leases.fence(lease);
                backfills.add(new Backfills.Wanted(connection.id(), BackfillKind.REWALK, sample.range(), Optional.empty(),
                        estimator.fromHistory(connection, sample.streams(), sample.range()), sample.liveMarks()), "system");
            });
        }
    }

    private boolean isDue(String connectionId, Instant before) {
        return !database.createNativeQuery("""
                SELECT id FROM connection c WHERE id = :id AND created_at <= :before AND NOT EXISTS (
                    SELECT 1 FROM backfill b WHERE b.connection_id = c.id AND b.kind = 'REWALK'
                      AND (b.requested_at > :before OR b.ended_at IS NULL))""")
                .setParameter("id", connectionId).setParameter("before", before).getResultList().isEmpty();
    }
}
