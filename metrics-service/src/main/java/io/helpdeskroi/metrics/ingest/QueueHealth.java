package io.helpdeskroi.metrics.ingest;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import io.helpdeskroi.metrics.store.Database;
import io.helpdeskroi.metrics.store.RederivationQueue;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;

/**
 * How much is still to be derived again. A long list makes figures late, not wrong, and another replica would not be faster;
 * so it is shown and measured but does not take the replica out of service.
 */
@Readiness
@ApplicationScoped
class QueueHealth implements HealthCheck {

    private final Database database;
    private final Clock clock;
    private final AtomicLong entries = new AtomicLong();
    private final AtomicLong ageSeconds = new AtomicLong();

    QueueHealth(Database database, Clock clock, MeterRegistry registry) {
        this.database = database;
        this.clock = clock;
        registry.gauge("helpdeskroi.rederivation.entries", entries);
        registry.gauge("helpdeskroi.rederivation.age.seconds", ageSeconds);
    }

    @Scheduled(every = "15s")
    void measure() {
        RederivationQueue.Depth depth = database.inTransaction(RederivationQueue::depth);
        entries.set(depth.entries());
        ageSeconds.set(depth.oldest() == null ? 0 : Duration.between(depth.oldest(), clock.instant()).toSeconds());
    }

    @Override
    public HealthCheckResponse call() {
        measure();
        return HealthCheckResponse.named("rederivation").up().withData("entries", entries.get())
                .withData("oldest_seconds", ageSeconds.get()).build();
    }
}
