package io.helpdeskroi.connector.poll;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;

import io.helpdeskroi.connector.http.RequestBudgets;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;

/**
 * Where streams stand, for Prometheus: how far behind, how many letters parked, how much budget left. Every replica shows
 * the same of the database, so that an alert works whichever of them is scraped.
 */
@ApplicationScoped
class StreamGauges {

    private final EntityManager database;
    private final RequestBudgets budgets;
    private final Clock clock;
    private final MultiGauge lag;
    private final MultiGauge caughtUp;
    private final MultiGauge troubled;
    private final MultiGauge letters;
    private final MultiGauge shortfall;
    private final MultiGauge budget;
    private final MultiGauge drift;

    StreamGauges(EntityManager database, RequestBudgets budgets, MeterRegistry registry, Clock clock) {
        this.database = database;
        this.budgets = budgets;
        this.clock = clock;
        this.lag = MultiGauge.builder("helpdeskroi.connector.stream.lag.seconds")
                .description("Time from a stream's high-water mark until now").register(registry);
        this.caughtUp = MultiGauge.builder("helpdeskroi.connector.stream.caught.up")
                .description("1 when the last poll reached the end of the feed").register(registry);
        this.troubled = MultiGauge.builder("helpdeskroi.connector.stream.troubled")
                .description("1 when a stream is stopped or being retried").register(registry);
        this.letters = MultiGauge.builder("helpdeskroi.connector.dead.letters")
                .description("Records parked because they could not be delivered").register(registry);
        this.shortfall = MultiGauge.builder("helpdeskroi.connector.shortfall")
                .description("Objects that the vendor counts and that have not arrived, by the last census").register(registry);
        this.budget = MultiGauge.builder("helpdeskroi.connector.budget.remaining")
                .description("Requests that may be sent now, by bucket of the vendor").register(registry);
        this.drift = MultiGauge.builder("helpdeskroi.connector.drift.rate")
                .description("Part of the last sample read again that was missing or different").register(registry);
    }

    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void refresh() {
        Instant now = clock.instant();
        List<Tuple> streams = rows("SELECT connection_id, stream, high_water_mark, caught_up, state FROM stream_position");
        lag.register(streams.stream().filter(row -> row.get(2) != null).map(row -> Row.of(tags(row),
                Duration.between(row.get(2, Instant.class), now).toMillis() / 1000.0)).toList(), true);
        caughtUp.register(streams.stream().map(row -> Row.of(tags(row), row.get(3, Boolean.class) ? 1 : 0)).toList(), true);
        troubled.register(streams.stream().map(row -> Row.of(tags(row), isTroubled(row.get(4, String.class)) ? 1 : 0)).toList(),
                true);
        letters.register(rows("SELECT connection_id, stream, count(*) FROM dead_letter GROUP BY 1, 2").stream()
                .map(row -> Row.of(tags(row), row.get(2, Number.class))).toList(), true);
        shortfall.register(rows("""
                SELECT connection_id, stream, sum(greatest(vendor_count - our_count, 0)) FROM ledger_window
                GROUP BY 1, 2""").stream().map(row -> Row.of(tags(row), row.get(2, Number.class))).toList(), true);
        drift.register(rows("SELECT connection_id, stream, rate FROM stream_drift WHERE rate IS NOT NULL").stream()
                .map(row -> Row.of(tags(row), row.get(2, Number.class))).toList(), true);
        budget.register(budgets.all().entrySet().stream().flatMap(connection -> connection.getValue().remaining()
                .entrySet().stream().map(bucket -> Row.of(Tags.of("connection", connection.getKey(), "bucket", bucket.getKey()),
                        bucket.getValue())))
                .toList(), true);
    }

    private List<Tuple> rows(String sql) {
        List<?> rows = database.createNativeQuery(sql, Tuple.class).getResultList();
        return rows.stream().map(Tuple.class::cast).toList();
    }

    private static Tags tags(Tuple row) {
        return Tags.of("connection", row.get(0, String.class), "stream", row.get(1, String.class));
    }

    private static boolean isTroubled(String state) {
        StreamPosition.State known = StreamPosition.State.valueOf(state);
        return known == StreamPosition.State.STOPPED || known == StreamPosition.State.RETRYING;
    }
}
