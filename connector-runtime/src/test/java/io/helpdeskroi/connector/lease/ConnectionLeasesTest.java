package io.helpdeskroi.connector.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.helpdeskroi.connector.fake.Desk;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ConnectionLeasesTest {

    @Inject
    ConnectionLeases leases;
    @Inject
    EntityManager database;
    @Inject
    Scheduler scheduler;

    private final List<Desk> desks = new ArrayList<>();

    @BeforeEach
    void pause() {
        scheduler.pause();
    }

    @AfterEach
    void clean() {
        desks.forEach(Desk::close);
        scheduler.resume();
    }

    @Test
    void givesEachConnectionToOneOfManyClaimants() throws Exception {
        open(12);
        ExecutorService replicas = Executors.newFixedThreadPool(4);
        List<Lease> claimed = Collections.synchronizedList(new ArrayList<>());
        List<Future<?>> done = new ArrayList<>();
        for (int replica = 0; replica < 4; replica++) {
            String owner = "replica-" + replica;
            done.add(replicas.submit(() -> {
                for (int round = 0; round < 6; round++) {
                    claimed.addAll(leases.claim(owner, 2));
                }
            }));
        }
        for (Future<?> future : done) {
            future.get();
        }
        replicas.shutdown();
        assertThat(claimed).extracting(Lease::connectionId).doesNotHaveDuplicates()
                .containsAll(desks.stream().map(desk -> desk.name).toList());
    }

    @Test
    void takesOverAnExpiredLeaseWithAGreaterEpochAndFencesTheOldOne() {
        open(1);
        Lease old = leases.claim("one", 1).get(0);
        assertThat(leases.claim("two", 1)).isEmpty();
        expire(old);
        Lease taken = leases.claim("two", 1).get(0);
        assertThat(taken.epoch()).isGreaterThan(old.epoch());
        assertThat(leases.renew(old)).isEmpty();
        assertThat(leases.renew(taken)).isPresent();
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> leases.fence(old))).isInstanceOf(LeaseLost.class);
        QuarkusTransaction.requiringNew().run(() -> leases.fence(taken));
        leases.release(old, Duration.ZERO);
        assertThat(leases.renew(taken)).isPresent();
    }

    @Test
    void makesAReleasedConnectionDueAgainWhenItsTimeHasCome() {
        open(1);
        leases.release(leases.claim("one", 1).get(0), Duration.ofHours(1));
        assertThat(leases.claim("one", 1)).isEmpty();
        desks.get(0).post("/resume").statusCode(200);
        assertThat(leases.claim("one", 1)).hasSize(1);
    }

    @Test
    void doesNotForgetThatAConnectionWasMadeDueWhileItWasHeld() {
        open(1);
        Lease lease = leases.claim("one", 1).get(0);
        desks.get(0).post("/resume").statusCode(200);
        assertThat(leases.claim("two", 1)).isEmpty();
        leases.release(lease, Duration.ofHours(1));
        assertThat(leases.claim("two", 1)).hasSize(1);
    }

    @Test
    void doesNotRenewAPausedConnection() {
        open(1);
        Lease lease = leases.claim("one", 1).get(0);
        desks.get(0).post("/pause").statusCode(200);
        assertThat(leases.renew(lease)).isEmpty();
        expire(lease);
        assertThat(leases.claim("one", 1)).isEmpty();
    }

    @Test
    void givesAConnectionMadeAnewAnEpochThatNoOldRunHas() {
        open(1);
        Lease old = leases.claim("one", 1).get(0);
        Desk desk = desks.get(0);
        Desk.as("admin").header("If-Match", "*").delete(desk.path("")).then().statusCode(204);
        desk.create();
        assertThat(leases.claim("two", 1).get(0).epoch()).isGreaterThan(old.epoch());
        assertThat(leases.renew(old)).isEmpty();
    }

    private void open(int connections) {
        for (int number = 0; number < connections; number++) {
            desks.add(new Desk().create());
        }
    }

    private void expire(Lease lease) {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery("""
                UPDATE connection_lease SET expires_at = clock_timestamp() - interval '1 second' WHERE connection_id = :id""")
                .setParameter("id", lease.connectionId()).executeUpdate());
    }
}
