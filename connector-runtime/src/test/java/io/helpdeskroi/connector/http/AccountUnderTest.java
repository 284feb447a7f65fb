package io.helpdeskroi.connector.http;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.persistence.EntityManager;

import io.helpdeskroi.connector.spi.VendorDescriptor;
import io.helpdeskroi.connector.spi.VendorDescriptor.Bucket;
import io.helpdeskroi.connector.spi.VendorDescriptor.LimitReading;
import io.helpdeskroi.contract.Vendor;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * A vendor account of which several processes take requests; its past can be moved further back.
 */
final class AccountUnderTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final RequestCounts counts;
    private final EntityManager database;
    private final VendorDescriptor descriptor;
    private final Pace pace;
    private final String key = "account-" + NUMBERS.incrementAndGet();

    AccountUnderTest(RequestCounts counts, EntityManager database, Pace pace, Bucket... buckets) {
        this.counts = counts;
        this.database = database;
        this.pace = pace;
        this.descriptor = new VendorDescriptor(Vendor.OTHER, "Fake", List.of(), List.of(), List.of(buckets),
                (bucket, headers, now) -> headers.firstValue(bucket.id()).map(value -> new LimitReading(
                        Integer.parseInt(value.split("/")[1]), Integer.parseInt(value.split("/")[0]), now.plusSeconds(30))));
    }

    /** What another process, or another connection, has of this account. */
    SharedBudget budget(double share) {
        return new SharedBudget(counts, key, descriptor, share, pace, Clock.systemUTC());
    }

    static HttpHeaders headers(String bucket, String value) {
        return HttpHeaders.of(Map.of(bucket, List.of(value)), (name, any) -> true);
    }

    /** Takes and sends requests until the budget says no. */
    static List<Turn.Granted> spend(SharedBudget budget, String path, Urgency urgency) {
        List<Turn.Granted> granted = new ArrayList<>();
        while (budget.take(path, urgency) instanceof Turn.Granted request) {
            granted.add(request);
        }
        return granted;
    }

    /** All these were answered, and the table knows. */
    static void answer(SharedBudget budget, List<Turn.Granted> requests) {
        requests.forEach(Turn.Granted::answered);
        budget.tellAll();
    }

    /** Requests of which the table does not know an answer. */
    int underWay() {
        return ((Number) QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery(
                "SELECT coalesce(sum(requests), 0) FROM request_flight WHERE account_key = :key")
                .setParameter("key", key).getSingleResult())).intValue();
    }

    /** So much time passes for what the table knows. */
    void age(Duration time) {
        QuarkusTransaction.requiringNew().run(() -> List.of(
                "UPDATE request_use SET answered_at = answered_at - :time * interval '1 s' WHERE account_key = :key",
                "UPDATE request_flight SET until = until - :time * interval '1 s' WHERE account_key = :key",
                "UPDATE request_budget SET blocked_until = blocked_until - :time * interval '1 s' WHERE account_key = :key")
                .forEach(sql -> database.createNativeQuery(sql).setParameter("time", time.toMillis() / 1000.0)
                        .setParameter("key", key).executeUpdate()));
    }
}
