package io.helpdeskroi.connector.poll;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.helpdeskroi.connector.ConnectorConfig;
import io.helpdeskroi.connector.connection.Connection;
import io.helpdeskroi.connector.connection.Vendors;
import io.helpdeskroi.connector.credential.CredentialStore;
import io.helpdeskroi.connector.http.AccountHttp;
import io.helpdeskroi.connector.http.RequestBudget;
import io.helpdeskroi.connector.http.RequestBudgets;
import io.helpdeskroi.connector.http.RequestQueue;
import io.helpdeskroi.connector.http.TokenRenewal;
import io.helpdeskroi.connector.http.Urgency;
import io.helpdeskroi.connector.lease.Lease;
import io.helpdeskroi.connector.spi.Account;
import io.helpdeskroi.connector.spi.VendorConnector;

/**
 * Opens connections for reading.
 */
@ApplicationScoped
public class Sessions {

    /** A check answers a person: it does not wait long for its turn. */
    private static final Duration CHECK_PATIENCE = Duration.ofSeconds(5);

    private final Vendors vendors;
    private final CredentialStore credentials;
    private final RequestBudgets budgets;
    private final ConnectorConfig config;
    private final Clock clock;

    Sessions(Vendors vendors, CredentialStore credentials, RequestBudgets budgets, ConnectorConfig config, Clock clock) {
        this.vendors = vendors;
        this.credentials = credentials;
        this.budgets = budgets;
        this.config = config;
        this.clock = clock;
    }

    /** For a run, which may renew tokens while it holds the lease. */
    Session forRun(Connection connection, Lease lease) {
        return open(connection, renewal -> credentials.renew(lease, connection.version(), renewal), Urgency.LIVE,
                config.http().budgetWait());
    }

    /** For a back-fill, which leaves live polling its part of the budget. */
    Session forBackground(Connection connection, Lease lease) {
        return open(connection, renewal -> credentials.renew(lease, connection.version(), renewal), Urgency.BACKGROUND,
                config.http().budgetWait());
    }

    /** For a count and a sweep, which do not wait on in the background when the run has no more time for them. */
    Session forCount(Connection connection, Lease lease, RunSignal signal) {
        return open(connection, renewal -> credentials.renew(lease, connection.version(), renewal),
                account -> new RequestQueue(budget(connection, account), Urgency.BACKGROUND, config.http().budgetWait(), clock,
                        signal::pauseWithinRun));
    }

    /** For a check or a retry, which hold no lease and so may not renew tokens. */
    public Session forCheck(Connection connection) {
        return open(connection, TokenRenewal.REFUSED, Urgency.PERSON, CHECK_PATIENCE);
    }

    /** The budget of a connection as its admin has configured it now. */
    RequestBudget budget(Connection connection) {
        return budget(connection, connection.account(credentials.load(connection.id())));
    }

    private Session open(Connection connection, TokenRenewal renewal, Urgency urgency, Duration patience) {
        return open(connection, renewal,
                account -> new RequestQueue(budget(connection, account), urgency, patience, clock));
    }

    private Session open(Connection connection, TokenRenewal renewal, Function<Account, RequestQueue> queues) {
        VendorConnector<?> vendor = vendors.of(connection.vendor());
        Account account = connection.account(credentials.load(connection.id()));
        RequestQueue queue = queues.apply(account);
        AccountHttp http = new AccountHttp(config, account, vendor.authentication(account), vendor.responses(), queue,
                renewal, clock);
        return new Session(connection, Feed.open(vendor, connection, account, http), http);
    }

    private RequestBudget budget(Connection connection, Account account) {
        VendorConnector<?> vendor = vendors.of(connection.vendor());
        return budgets.of(connection.id(), connection.quotaShare().doubleValue(), vendor.descriptor(),
                vendor.quotaKey(account));
    }
}
