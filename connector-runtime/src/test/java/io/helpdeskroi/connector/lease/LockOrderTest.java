package io.helpdeskroi.connector.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.helpdeskroi.connector.connection.ConnectionRepository;
import io.helpdeskroi.connector.connection.ConnectionState;
import io.helpdeskroi.connector.fake.Desk;
import io.helpdeskroi.connector.ledger.DeliveredObject;
import io.helpdeskroi.connector.ledger.DeliveredObjects;
import io.helpdeskroi.connector.ledger.Ledger;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;

/**
 * Transactions of polling and of admins that meet take their locks in one order, so that none of them is a deadlock's victim.
 */
@QuarkusTest
class LockOrderTest {

    @Inject
    ConnectionLeases leases;
    @Inject
    ConnectionRepository connections;
    @Inject
    Ledger ledger;
    @Inject
    DeliveredObjects arrived;
    @Inject
    EntityManager database;
    @Inject
    Scheduler scheduler;

    private final ExecutorService others = Executors.newFixedThreadPool(2);
    private Desk desk;
    private Lease lease;

    @BeforeEach
    void open() {
        scheduler.pause();
        desk = new Desk().create();
        lease = leases.claim("one", 100).stream().filter(claimed -> claimed.connectionId().equals(desk.name)).findFirst()
                .orElseThrow();
    }

    @AfterEach
    void close() {
        others.shutdownNow();
        desk.close();
        scheduler.resume();
    }

    @Test
    void aStateIsReportedWhileAnAdminHoldsTheConnection() throws Exception {
        Future<?> report = QuarkusTransaction.requiringNew().call(() -> {
            database.createNativeQuery("SELECT id FROM connection WHERE id = :id FOR NO KEY UPDATE")
                    .setParameter("id", desk.name).getResultList();
            Future<?> waiting = others.submit(() -> connections.report(lease, version(), ConnectionState.FAILING,
                    Optional.of("its feed is gone")));
            awaitLocked();
            leases.dueNow(desk.name);
            return waiting;
        });
        report.get();
        assertThat(desk.connection().getString("state")).isEqualTo("failing");
    }

    @Test
    void aCensusIsAskedForWhileAPageIsCommitted() throws Exception {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery("""
                INSERT INTO ledger_census (connection_id, stream, due_at) VALUES (:id, 'cases', 'infinity')""")
                .setParameter("id", desk.name).executeUpdate());
        Future<?> check = QuarkusTransaction.requiringNew().call(() -> {
            leases.fence(lease);
            Future<?> waiting = others.submit(() -> desk.post("/ledger/check").statusCode(202));
            awaitLocked();
            ledger.dueNow(desk.name);
            return waiting;
        });
        check.get();
        assertThat(ledger.isAnyDue(desk.name, List.of("cases"))).isTrue();
    }

    @Test
    void twoPagesBringTheSameObjectsInOppositeOrder() throws Exception {
        List<DeliveredObject> page = new ArrayList<>(IntStream.range(0, 400).mapToObj(id -> new DeliveredObject("case-" + id,
                Instant.parse("2025-03-01T00:00:00Z"), Instant.parse("2025-03-01T00:00:00Z"), false)).toList());
        List<DeliveredObject> reversed = new ArrayList<>(page);
        Collections.reverse(reversed);
        List<Future<?>> pages = new ArrayList<>();
        for (List<DeliveredObject> order : List.of(page, reversed)) {
            pages.add(others.submit(() -> {
                for (int round = 0; round < 40; round++) {
                    QuarkusTransaction.requiringNew().run(() -> arrived.note(desk.name, "cases", order));
                }
            }));
        }
        for (Future<?> written : pages) {
            written.get();
        }
        List<?> ids = database.createNativeQuery("SELECT vendor_id FROM delivered_object WHERE connection_id = :id")
                .setParameter("id", desk.name).getResultList();
        assertThat(ids).hasSize(400);
    }

    private long version() {
        return connections.require(desk.name).version();
    }

    private void awaitLocked() {
        await().atMost(Duration.ofSeconds(20)).until(() -> QuarkusTransaction.requiringNew().call(() -> !database
                .createNativeQuery("""
                        SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'""")
                .getResultList().isEmpty()));
    }
}
