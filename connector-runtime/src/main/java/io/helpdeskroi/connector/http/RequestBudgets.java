package io.helpdeskroi.connector.http;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

import io.helpdeskroi.connector.spi.VendorDescriptor;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;

/**
 * The request budgets of connections. Sessions come and go; the budget of a connection stays, and is told to the database
 * while nobody asks for more.
 */
@ApplicationScoped
public class RequestBudgets {

    private final RequestCounts counts;
    private final Clock clock;
    private final Map<String, SharedBudget> budgets = new ConcurrentHashMap<>();

    RequestBudgets(RequestCounts counts, Clock clock) {
        this.counts = counts;
        this.clock = clock;
    }

    /**
     * The budget of a connection.
     *
     * @param share part of the account's limits that the connection may use, above 0 and at most 1
     * @param quotaKey what the vendor's limits belong to; connections with equal keys share them
     */
    public RequestBudget of(String connectionId, double share, VendorDescriptor descriptor, String quotaKey) {
        String account = descriptor.vendor() + ":" + quotaKey;
        SharedBudget budget = budgets.compute(connectionId, (id, known) -> known != null && known.isOf(account) ? known
                : new SharedBudget(counts, account, descriptor, share, Pace.REAL, clock));
        budget.share(share);
        return budget;
    }

    /** The budgets of the connections that this process has opened. */
    public Map<String, RequestBudget> all() {
        return Map.copyOf(budgets);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tell() {
        budgets.values().forEach(SharedBudget::tellAll);
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        counts.forget(Pace.REAL.minute());
    }

    /** After the runs have ended: what was answered need not count as under way until its time is over. */
    void end(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) ShutdownEvent shutdown) {
        tell();
    }
}
