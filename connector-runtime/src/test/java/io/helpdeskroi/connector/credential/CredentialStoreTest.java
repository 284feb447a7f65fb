package io.helpdeskroi.connector.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.helpdeskroi.connector.fake.Desk;
import io.helpdeskroi.connector.lease.ConnectionLeases;
import io.helpdeskroi.connector.lease.Lease;
import io.helpdeskroi.connector.lease.LeaseLost;
import io.helpdeskroi.connector.spi.Secret;
import io.helpdeskroi.connector.spi.VendorFailure;
import io.helpdeskroi.contract.Role;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class CredentialStoreTest {

    @Inject
    CredentialStore store;
    @Inject
    ConnectionLeases leases;
    @Inject
    Scheduler scheduler;
    @Inject
    EntityManager database;

    private final AtomicInteger renewals = new AtomicInteger();
    private Desk desk;
    private Lease lease;

    @BeforeEach
    void open() {
        scheduler.pause();
        desk = new Desk().create();
        lease = leases.claim("test", 1).get(0);
    }

    @AfterEach
    void close() {
        desk.close();
        scheduler.resume();
    }

    @Test
    void renewsOnceForManyThreadsAndReplicas() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        List<Future<Map<String, Secret>>> results = new ArrayList<>();
        for (int thread = 0; thread < 6; thread++) {
            results.add(threads.submit(() -> store.renew(lease, 1, renewIfMissing())));
        }
        for (Future<Map<String, Secret>> result : results) {
            assertThat(result.get()).containsEntry("access_token", new Secret("renewed-1"));
        }
        threads.shutdown();
        assertThat(renewals).hasValue(1);
        assertThat(store.load(desk.name)).containsEntry("access_token", new Secret("renewed-1"))
                .containsEntry("token", new Secret("planted-secret-1"));
    }

    @Test
    void asksNobodyWhenTheLeaseIsLost() {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery(
                "UPDATE connection_lease SET epoch = nextval('lease_epoch') WHERE connection_id = :id")
                .setParameter("id", desk.name).executeUpdate());
        assertThatThrownBy(() -> store.renew(lease, 1, renewIfMissing())).isInstanceOf(LeaseLost.class);
        assertThat(renewals).hasValue(0);
        assertThat(store.load(desk.name)).doesNotContainKey("access_token");
    }

    @Test
    void keepsWhatItHasWhenTheVendorRefuses() {
        assertThatThrownBy(() -> store.renew(lease, 1, present -> {
            throw new IllegalStateException("refused");
        })).hasMessage("refused");
        assertThat(store.load(desk.name)).containsOnlyKeys("token");
    }

    @Test
    void letsTheAdminsCredentialsWinOverARenewalUnderWay() throws Exception {
        CountDownLatch vendorAsked = new CountDownLatch(1);
        CountDownLatch vendorAnswers = new CountDownLatch(1);
        CompletableFuture<Map<String, Secret>> renewal = CompletableFuture.supplyAsync(() -> store.renew(lease, 1, present -> {
            vendorAsked.countDown();
            try {
                vendorAnswers.await();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            return Map.of("token", present.get("token"), "access_token", new Secret("of-the-former-login"));
        }));
        vendorAsked.await();
        CompletableFuture<Integer> replaced = CompletableFuture.supplyAsync(() -> replaceToken("planted-secret-2"));
        await().atMost(Duration.ofSeconds(20)).until(this::someoneWaitsForTheRow);
        vendorAnswers.countDown();
        assertThat(renewal.get()).containsKey("access_token");
        assertThat(replaced.get()).isEqualTo(200);
        assertThat(store.load(desk.name)).isEqualTo(Map.of("token", new Secret("planted-secret-2")));
    }

    @Test
    void usesUpNoTokenOfALoginThatTheRunDoesNotKnow() {
        assertThat(replaceToken("planted-secret-2")).isEqualTo(200);
        assertThatThrownBy(() -> store.renew(lease, 1, renewIfMissing())).isInstanceOf(VendorFailure.Transient.class)
                .hasMessageContaining("changed meanwhile");
        assertThat(renewals).hasValue(0);
        assertThat(store.renew(lease, 2, renewIfMissing())).containsEntry("access_token", new Secret("renewed-1"));
    }

    private boolean someoneWaitsForTheRow() {
        return QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery("""
                SELECT 1 FROM pg_stat_activity
                WHERE wait_event_type = 'Lock' AND query LIKE '%INTO connection_credentials%'""").getResultList().size() == 1);
    }

    private int replaceToken(String token) {
        return Desk.as(Role.ADMIN).body(Map.of("token", token)).put(desk.path("/credentials")).statusCode();
    }

    private UnaryOperator<Map<String, Secret>> renewIfMissing() {
        return present -> {
            if (present.containsKey("access_token")) {
                return present;
            }
            Map<String, Secret> renewed = new HashMap<>(present);
            renewed.put("access_token", new Secret("renewed-" + renewals.incrementAndGet()));
            return renewed;
        };
    }
}
