package io.helpdeskroi.connector;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.helpdeskroi.connector.spi.Secret;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * What an operator can set for a connector; everything about a single account is part of its connection instead.
 */
@ConfigMapping(prefix = "helpdeskroi.connector")
public interface ConnectorConfig {

    /** Base64 of the 32 bytes that wrap the data key of each connection's credentials; required. */
    Optional<Secret> encryptionKey();

    /** Keys that were the encryption key before: what they wrapped is brought under the present one. */
    Optional<List<Secret>> formerEncryptionKeys();

    /** Folder of YAML files that declare connections; none are declared without it. */
    Optional<Path> declarations();

    /** How often the folder and the secrets that its files refer to are looked at; "off" stops it. */
    @WithDefault("10s")
    String declarationsCheck();

    /** Whether plain HTTP to loopback addresses is allowed for vendors, as the sandbox needs. */
    @WithDefault("false")
    boolean allowInsecureHosts();

    /** How connections are shared between replicas. */
    LeaseConfig lease();

    /** How connections are polled. */
    PollConfig poll();

    /** How completeness is watched. */
    LedgerConfig ledger();

    /** How vendors are called. */
    HttpConfig http();

    /** How facts are delivered to the metrics service. */
    DeliveryConfig delivery();

    /** How connections are shared between replicas. */
    interface LeaseConfig {

        /** How long a silent replica keeps its connections; another has them within 30 seconds. */
        @WithDefault("PT20S")
        Duration duration();
    }

    /** How connections are polled. */
    interface PollConfig {

        /** How often the scheduler looks for due connections; "off" stops polling. */
        @WithDefault("1s")
        String tick();

        /** How often leases are renewed; less than a third of their duration, or the process does not start. */
        @WithDefault("5s")
        Duration heartbeat();

        /** How many connections this replica works at a time. */
        @WithDefault("8")
        int connections();

        /** How many streams of a connection are read at a time. */
        @WithDefault("4")
        int streams();

        /** How many streams of a connection's back-fills are read at a time, beside the live ones. */
        @WithDefault("2")
        int backfillStreams();

        /** How often a sample of what was read is read again, to see whether it still is what the vendor has; or "off". */
        @WithDefault("P1D")
        String rewalkEvery();

        /** How many pages of each stream such a sample has at most. */
        @WithDefault("20")
        int rewalkPages();

        /** After this time a run ends at its next page, so that feeds that had caught up get their turn again. */
        @WithDefault("PT5M")
        Duration runLimit();

        /** How many pages one run reads of a stream before it is taken for a loop. */
        @WithDefault("100000")
        int pageLimit();

        /** How often a passing fault is retried within a run. */
        @WithDefault("5")
        int attempts();

        /** First upper bound of the random pause between attempts; it doubles with each. */
        @WithDefault("PT0.5S")
        Duration backoff();

        /** Longest pause between attempts, within and between runs. */
        @WithDefault("PT5M")
        Duration backoffLimit();

        /** A rate limit that ends within this time is waited for; beyond it the stream comes back later. */
        @WithDefault("PT1M")
        Duration rateLimitWait();

        /** When a stream that was stopped (no permission, loop, unreadable answer) is tried again. */
        @WithDefault("PT1H")
        Duration stoppedRetry();

        /** How long the reports of finished runs are kept. */
        @WithDefault("P7D")
        Duration runRetention();
    }

    /** How completeness is watched. */
    interface LedgerConfig {

        /** How often a feed that has caught up is counted against its vendor. */
        @WithDefault("PT1H")
        Duration every();

        /** How often a run asks the vendor for counts of one feed before it leaves the rest to the next run. */
        @WithDefault("100")
        int callsPerStep();

        /** How many objects that the vendor lists no more are looked at one by one in one step. */
        @WithDefault("500")
        int looksPerStep();
    }

    /** How vendors are called. */
    interface HttpConfig {

        /** Longest time to reach a vendor. */
        @WithDefault("PT10S")
        Duration connectTimeout();

        /** Longest time to wait for a vendor's answer. */
        @WithDefault("PT90S")
        Duration readTimeout();

        /** How long a call may wait for the request budget before it gives way. */
        @WithDefault("PT2M")
        Duration budgetWait();

        /** How long to wait after a 429 that does not say. */
        @WithDefault("PT60S")
        Duration rateLimitDefault();

        /** Longest time a token endpoint may take. */
        @WithDefault("PT10S")
        Duration tokenTimeout();
    }

    /** How facts are delivered to the metrics service. */
    interface DeliveryConfig {

        /** Records in one batch, at most the contract's limit. */
        @WithDefault("1000")
        int batchSize();

        /** How often a delivery is tried before the stream gives way. */
        @WithDefault("6")
        int attempts();
    }
}
