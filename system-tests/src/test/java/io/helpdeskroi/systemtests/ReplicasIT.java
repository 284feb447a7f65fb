package io.helpdeskroi.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Two processes of each connector against vendors that refuse, break off, dawdle and send records that are none, while the
 * process at work is killed again and again: nothing lost, nothing twice, no more asked than allowed.
 */
@EnabledIfSystemProperty(named = "replicas", matches = "true")
class ReplicasIT {

    private static final boolean FULL = Boolean.getBoolean("replicas.full");
    private static final int CONTACTS = FULL ? 40_000 : 3_000;
    private static final int KILLS = FULL ? 12 : 2;
    private static final Duration LIMIT = FULL ? Duration.ofMinutes(60) : Duration.ofMinutes(8);
    /** The vendor's exports a minute: few enough that the budget is what the back-fill waits for. */
    private static final int RATE_LIMIT = FULL ? 60 : 30;
    /** The launcher connects with this share of each limit. */
    private static final double SHARE = 0.9;
    /** A lease lasts 20 s, and its next holder looks every second. */
    private static final Duration TAKEOVER = Duration.ofSeconds(30);
    private static final List<String> FAULTS = List.of("{\"kind\":\"RATE_LIMIT\",\"probability\":0.02,\"retry_after\":1}",
            "{\"kind\":\"RESET\",\"probability\":0.02}", "{\"kind\":\"SLOW\",\"probability\":0.02,\"delay_ms\":1500}",
            "{\"kind\":\"TRUNCATED\",\"probability\":0.02}", "{\"kind\":\"SERVER_ERROR\",\"probability\":0.02}",
            "{\"kind\":\"MALFORMED_RECORD\",\"share\":0.05}");

    @TempDir
    Path folder;

    @Test
    void shareTheWorkAndLoseNothing() throws Exception {
        long seed = Long.getLong("replicas.seed", System.nanoTime() % 1_000_000_000);
        System.out.println("ReplicasIT: seed " + seed + ", repeat with -Dreplicas.seed=" + seed);
        try (LocalRun run = new LocalRun(folder, Integer.toString(CONTACTS),
                Map.of("HELPDESKROI_SANDBOX_RATE_LIMIT_PER_MINUTE", Integer.toString(RATE_LIMIT)),
                List.of("--connector-replicas", "2"))) {
            run.launch();
            SandboxControl sandbox = run.awaitSandbox(Duration.ofMinutes(2));
            sandbox.misbehave(seed, FAULTS);
            assertThat(sandbox.requests()).as("requests before the faults began").isZero();
            run.awaitServices(Duration.ofMinutes(4));

            List<Account> accounts = List.of(new Account(run, "zendesk"), new Account(run, "intercom"));
            killHolders(accounts, new Random(seed));
            run.awaitReady(LIMIT);
            SoftAssertions letters = new SoftAssertions();
            for (Account account : accounts) {
                letters.assertThat(account.deadLetters()).as("dead letters of %s are the malformed records", account.vendor())
                        .containsExactlyInAnyOrderElementsOf(Malformed.deadLetters(account.vendor(), sandbox));
            }
            letters.assertAll();

            sandbox.behave();
            for (Account account : accounts) {
                bury(account, sandbox.company().path("history"));
            }
            Truth truth = new Truth(run);
            assertThat(truth.compareKpis("granularity=all")).isPositive();
            assertThat(truth.compareKpis("granularity=all&group_by=channel")).isPositive();
            assertThat(truth.compareReturns()).isPositive();
            neverAskedForMoreThanTheShare(sandbox.budgets());
        }
    }

    /** Kills whoever works a connection, at moments of its own for each connector. */
    private static void killHolders(List<Account> accounts, Random random) throws Exception {
        ExecutorService killers = Executors.newFixedThreadPool(accounts.size());
        try {
            List<Future<?>> killed = new ArrayList<>();
            for (Account account : accounts) {
                long records = account.expectedRecords();
                List<Long> moments = random.doubles(KILLS).map(part -> part * 0.7 * records).sorted().mapToLong(Math::round)
                        .boxed().toList();
                killed.add(killers.submit(() -> {
                    for (long moment : moments) {
                        killHolder(account, moment);
                    }
                    return null;
                }));
            }
            for (Future<?> each : killed) {
                each.get();
            }
        } finally {
            killers.shutdownNow();
        }
    }

    private static void killHolder(Account account, long afterRecords) throws Exception {
        account.await("delivered " + afterRecords + " records", LIMIT, () -> account.progress() >= afterRecords);
        account.await("somebody works", LIMIT, () -> account.holder().isPresent());
        Account.Holder holder = account.holder().orElseThrow();
        long began = System.nanoTime();
        ProcessHandle.of(holder.pid()).ifPresent(ProcessHandle::destroyForcibly);
        account.await("somebody else works", TAKEOVER,
                () -> account.holder().filter(next -> next.epoch() > holder.epoch()).isPresent());
        Account.Holder next = account.holder().orElseThrow();
        System.out.printf("ReplicasIT: %s killed after %d records, taken over by %d after %.1f s%n", account.vendor(),
                afterRecords, next.pid(), (System.nanoTime() - began) / 1e9);
        assertThat(next.pid()).isNotEqualTo(holder.pid());
    }

    /** Has every dead letter delivered after all: retried where the vendor gives a record alone, else read once more. */
    private static void bury(Account account, JsonNode history) throws Exception {
        account.retryDeadLetters();
        Set<String> streams = new TreeSet<>();
        account.deadLetters().forEach(letter -> streams.add(letter.substring(0, letter.indexOf('/'))));
        System.out.println("ReplicasIT: " + account.vendor() + " reads again " + streams);
        account.readAgain(streams, history, LIMIT);
        assertThat(account.deadLetters()).isEmpty();
    }

    private static void neverAskedForMoreThanTheShare(JsonNode budgets) {
        SoftAssertions peaks = new SoftAssertions();
        double fullest = 0;
        for (var budget : budgets.properties()) {
            JsonNode use = budget.getValue();
            int limit = use.path("limit_per_minute").asInt();
            System.out.println("ReplicasIT: " + budget.getKey() + " " + use);
            peaks.assertThat(use.path("peak_per_minute").asInt()).as("most requests of %s in a minute, of %d", budget.getKey(),
                    limit).isLessThanOrEqualTo((int) Math.floor(limit * SHARE));
            fullest = Math.max(fullest, use.path("peak_per_minute").asDouble() / limit);
        }
        peaks.assertThat(fullest).as("some budget was what the back-fill waited for").isGreaterThan(0.7 * SHARE);
        peaks.assertAll();
    }
}
