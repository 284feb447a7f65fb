package io.helpdeskroi.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.Test;

import io.helpdeskroi.connector.spi.VendorDescriptor.Bucket;
import io.quarkus.test.junit.QuarkusTest;

/** Two replicas against a vendor that counts what arrives, in a time in which a minute has a few seconds. */
@QuarkusTest
class SharedBudgetPropertyTest {

    private static final int THREADS = 5;

    @Inject
    RequestCounts counts;
    @Inject
    EntityManager database;

    private final ConcurrentLinkedQueue<Long> arrivals = new ConcurrentLinkedQueue<>();

    @Test
    void neverExceedsTheShareInAnyWindowOfTheVendorHoweverLongRequestsTravel() throws Exception {
        Pace pace = new Pace(Duration.ofSeconds(4), Duration.ofMillis(20), Duration.ofSeconds(1));
        AccountUnderTest account = new AccountUnderTest(counts, database, pace,
                new Bucket("all", Pattern.compile(""), 100, Optional.of(Duration.ofSeconds(1))));
        run(account, 0.8, Duration.ofSeconds(12), random -> random.nextInt(20) == 0 ? 1_800 : random.nextInt(150));
        assertNeverMoreThan(80, pace.minute());
        assertNeverMoreThan(20, Duration.ofSeconds(1));
        assertThat(arrivals).hasSizeGreaterThan(100);
    }

    @Test
    void usesNearlyAllOfALargeAllowance() throws Exception {
        Pace pace = new Pace(Duration.ofSeconds(10), Duration.ofMillis(100), Duration.ofSeconds(3));
        AccountUnderTest account = new AccountUnderTest(counts, database, pace, new Bucket("all", Pattern.compile(""), 600));
        run(account, 1, pace.minute().multipliedBy(2), random -> random.nextInt(30));
        assertNeverMoreThan(600, pace.minute());
        assertThat(arrivals).hasSizeGreaterThan(1_200 * 85 / 100);
    }

    /** Milliseconds that a request needs to the vendor, and as long back. */
    private interface Travel {
        int next(Random random);
    }

    private void run(AccountUnderTest account, double share, Duration time, Travel travel) throws Exception {
        List<SharedBudget> replicas = List.of(account.budget(share), account.budget(share));
        ScheduledExecutorService heartbeat = Executors.newSingleThreadScheduledExecutor();
        heartbeat.scheduleWithFixedDelay(() -> replicas.forEach(SharedBudget::tellAll), 50, 50, TimeUnit.MILLISECONDS);
        ExecutorService threads = Executors.newFixedThreadPool(2 * THREADS);
        long end = System.nanoTime() + time.toNanos();
        List<Future<?>> done = new ArrayList<>();
        for (int thread = 0; thread < 2 * THREADS; thread++) {
            SharedBudget replica = replicas.get(thread % 2);
            Random random = new Random(20250602 + thread);
            done.add(threads.submit(() -> request(replica, random, travel, end)));
        }
        for (Future<?> thread : done) {
            thread.get();
        }
        threads.shutdown();
        heartbeat.shutdown();
    }

    private void request(SharedBudget replica, Random random, Travel travel, long end) {
        while (System.nanoTime() < end) {
            Urgency urgency = random.nextInt(4) == 0 ? Urgency.BACKGROUND : Urgency.LIVE;
            Turn turn = replica.take("/tickets", urgency);
            if (turn instanceof Turn.Granted request) {
                LockSupport.parkNanos(travel.next(random) * 1_000_000L);
                arrivals.add(System.nanoTime());
                LockSupport.parkNanos(travel.next(random) * 1_000_000L);
                request.answered();
            } else if (urgency == Urgency.LIVE) {
                LockSupport.parkNanos(Math.min(((Turn.Later) turn).pause().toNanos(), end - System.nanoTime()));
            }
        }
    }

    private void assertNeverMoreThan(int most, Duration window) {
        List<Long> sorted = arrivals.stream().sorted().toList();
        for (int first = 0; first + most < sorted.size(); first++) {
            assertThat(sorted.get(first + most) - sorted.get(first))
                    .as("nanoseconds in which %d requests arrived, from the %d.", most + 1, first)
                    .isGreaterThanOrEqualTo(window.toNanos());
        }
    }
}
