package io.helpdeskroi.connector.poll;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.interceptor.Interceptor;

import org.jboss.logging.Logger;

import io.helpdeskroi.connector.ConnectorConfig;
import io.helpdeskroi.connector.connection.ConnectionChanged;
import io.helpdeskroi.connector.lease.ConnectionLeases;
import io.helpdeskroi.connector.lease.Lease;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;

/**
 * Wakes, leases connections that are due, and has them worked; keeps the leases alive meanwhile.
 */
@ApplicationScoped
class PollScheduler {

    private static final Logger LOG = Logger.getLogger(PollScheduler.class);
    private static final Duration SCHEDULER_LOOKS = Duration.ofSeconds(1);
    private static final Duration SHUTDOWN_PATIENCE = Duration.ofSeconds(8);

    private final ConnectionLeases leases;
    private final ConnectionRunner runner;
    private final RunLog log;
    private final ConnectorConfig config;
    private final String owner = ManagementFactory.getRuntimeMXBean().getName() + "/" + UUID.randomUUID();
    private final Map<Lease, Working> working = new ConcurrentHashMap<>();
    /** Bounded by the number of leases: each run has a thread, each of its streams one to deliver and one to read ahead. */
    private final ExecutorService threads = Executors.newCachedThreadPool(named());
    private volatile boolean ending;

    /**
     * A connection at work.
     *
     * @param renewedNanos when its lease was last known to be good
     * @param version configuration that was seen first, 0 before that
     * @param ended open until the connection has been given back
     */
    private record Working(RunSignal signal, AtomicLong renewedNanos, AtomicLong version, CountDownLatch ended) {
    }

    PollScheduler(ConnectionLeases leases, ConnectionRunner runner, RunLog log, ConnectorConfig config) {
        this.leases = leases;
        this.runner = runner;
        this.log = log;
        this.config = config;
    }

    /** Before the scheduler starts: a process that is refused must not have claimed anything. */
    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE - 1) StartupEvent start) {
        requireTimely(config.poll().heartbeat(), config.lease().duration());
    }

    /**
     * A replica that renews too late loses its connections again and again while it works them. The scheduler looks once a
     * second, so nothing is renewed more often.
     */
    static void requireTimely(Duration heartbeat, Duration lease) {
        Duration real = heartbeat.compareTo(SCHEDULER_LOOKS) < 0 ? SCHEDULER_LOOKS : heartbeat;
        if (heartbeat.isNegative() || heartbeat.isZero() || real.multipliedBy(3).compareTo(lease) >= 0) {
            throw new IllegalStateException("helpdeskroi.connector.poll.heartbeat is " + heartbeat
                    + "; it has to be less than a third of helpdeskroi.connector.lease.duration, which is " + lease);
        }
    }

    @Scheduled(every = "{helpdeskroi.connector.poll.tick}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        workDue();
    }

    /** Leases what is due, as far as there is room, and starts working it. */
    List<Future<?>> workDue() {
        int room = config.poll().connections() - working.size();
        List<Future<?>> started = new ArrayList<>();
        if (ending || room <= 0) {
            return started;
        }
        for (Lease lease : leases.claim(owner, room)) {
            Working work = new Working(new RunSignal(config.poll().runLimit(), System::nanoTime),
                    new AtomicLong(System.nanoTime()), new AtomicLong(), new CountDownLatch(1));
            working.put(lease, work);
            if (ending) {
                work.signal().stop();
            }
            started.add(threads.submit(() -> work(lease, work)));
        }
        return started;
    }

    private void work(Lease lease, Working work) {
        try {
            runner.work(lease, work.signal(), threads);
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "the run of connection %s failed", lease.connectionId());
        } finally {
            working.remove(lease);
            work.ended().countDown();
        }
    }

    @Scheduled(every = "{helpdeskroi.connector.poll.heartbeat}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void heartbeat() {
        working.forEach(this::renew);
    }

    private void renew(Lease lease, Working work) {
        try {
            long asked = System.nanoTime();
            Optional<Long> version = leases.renew(lease);
            if (version.isEmpty()) {
                work.signal().lose();
                return;
            }
            work.renewedNanos().set(asked);
            if (!work.version().compareAndSet(0, version.get()) && work.version().get() != version.get()) {
                work.signal().stop();
            }
        } catch (RuntimeException databaseAway) {
            LOG.warnf("the lease of connection %s could not be renewed: %s", lease.connectionId(),
                    databaseAway.getClass().getSimpleName());
            if (System.nanoTime() - work.renewedNanos().get() >= config.lease().duration().toNanos()) {
                work.signal().lose();
            }
        }
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetOldRuns() {
        log.forget(config.poll().runRetention());
    }

    /** An admin's change takes effect after the page at hand. */
    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ConnectionChanged change) {
        working.forEach((lease, work) -> {
            if (lease.connectionId().equals(change.connectionId())) {
                work.signal().stop();
            }
        });
    }

    /** Ends the runs and gives their connections back, so that another replica goes on at once. */
    void end(@Observes ShutdownEvent shutdown) throws InterruptedException {
        ending = true;
        List<Working> runs = List.copyOf(working.values());
        runs.forEach(work -> work.signal().stop());
        long deadline = System.nanoTime() + SHUTDOWN_PATIENCE.toNanos();
        for (Working run : runs) {
            run.ended().await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
        threads.shutdownNow();
    }

    @PreDestroy
    void destroy() {
        threads.shutdownNow();
    }

    private static ThreadFactory named() {
        AtomicLong number = new AtomicLong();
        return task -> {
            Thread thread = new Thread(task, "poll-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
