package io.helpdeskroi.metrics.account;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.helpdeskroi.metrics.store.RederivationQueue;
import io.helpdeskroi.metrics.store.ReferenceLock;
import io.helpdeskroi.rest.Etag;

/**
 * Reads and changes the account; what a change makes stale is queued in the same transaction.
 */
@ApplicationScoped
class AccountService {

    private final AccountRepository accounts;
    private final DataSource dataSource;
    private final Clock clock;

    AccountService(AccountRepository accounts, DataSource dataSource, Clock clock) {
        this.accounts = accounts;
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** The account and its version. */
    record Versioned(AccountView view, long version) {
    }

    @Transactional
    Versioned read() {
        Account account = accounts.only();
        return new Versioned(AccountView.of(account, accounts.timezone()), account.version);
    }

    /** @param ifMatch optional: the version the change is based on */
    @Transactional
    Versioned change(AccountView wanted, String ifMatch) {
        try (Connection connection = dataSource.getConnection()) { // of this transaction, which closes it at its end
            ReferenceLock.change(connection);
            Account account = accounts.only();
            if (ifMatch != null) {
                Etag.requireMatch(ifMatch, account.version, "account");
            }
            AccountView before = AccountView.of(account, accounts.timezone());
            if (wanted.timezoneFrom() != null || !before.timezone().equals(wanted.timezone())) {
                accounts.setTimezone(wanted.timezone(), wanted.timezoneFrom());
            }
            apply(wanted, account);
            accounts.flush();
            if (!Objects.equals(before.defaultScheduleId(), wanted.defaultScheduleId())) {
                RederivationQueue.addAll(connection, "schedule", clock.instant());
            } else if (!before.settings().equals(wanted.settings())) {
                RederivationQueue.addAll(connection, "settings", clock.instant());
            }
            return new Versioned(AccountView.of(account, accounts.timezone()), account.version);
        } catch (SQLException failure) {
            throw new IllegalStateException("the account cannot be changed", failure);
        }
    }

    private static void apply(AccountView wanted, Account account) {
        account.weekStart = wanted.weekStart().name().toLowerCase(Locale.ROOT);
        account.currency = wanted.currency();
        account.defaultScheduleId = wanted.defaultScheduleId() == null ? null : wanted.defaultScheduleId().toString();
        account.shortAbandonS = wanted.settings().shortAbandonS();
        account.serviceLevelVoiceS = wanted.settings().serviceLevelVoiceS();
        account.serviceLevelChatS = wanted.settings().serviceLevelChatS();
        account.surveyExpiryD = wanted.settings().surveyExpiryD();
        account.reopenVoidH = wanted.settings().reopenVoidH();
        account.minN = wanted.settings().minN();
        account.minNAgent = wanted.settings().minNAgent();
    }
}
