package io.helpdeskroi.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

/** Nothing lost, nothing twice: a backfill during which connector and metrics service are killed where they stand. */
class KillsIT {

    private static final boolean FULL = Boolean.getBoolean("kills.full");
    private static final int CONTACTS = FULL ? 75_000 : 5_000;
    private static final int LEAST_TICKETS = FULL ? 50_000 : 3_500;
    private static final int CONNECTOR_KILLS = FULL ? 20 : 4;
    private static final int METRICS_KILLS = FULL ? 10 : 2;
    private static final Duration LIMIT = FULL ? Duration.ofMinutes(40) : Duration.ofMinutes(8);
    private static final int LONGEST_DELAY_MILLIS = 1_500;

    @TempDir
    Path folder;

    /** A service to kill once this many records have been delivered, and a little later. */
    private record Kill(String service, long afterRecords, Duration delay) {
    }

    @Test
    void endsWithTheTruthHoweverOftenItIsKilled() throws Exception {
        long seed = Long.getLong("kills.seed", System.nanoTime());
        System.out.println("KillsIT: seed " + seed + ", repeat with -Dkills.seed=" + seed);
        try (LocalRun run = new LocalRun(folder, Integer.toString(CONTACTS))) {
            run.launch();
            run.awaitServices(Duration.ofMinutes(3));
            JsonNode counts = run.sandbox().get("/company").path("counts");
            assertThat(counts.path("tickets").asInt()).isGreaterThanOrEqualTo(LEAST_TICKETS);

            for (Kill kill : kills(new Random(seed), expectedRecords(counts))) {
                awaitRecords(run, kill.afterRecords());
                Awaitility.await().pollDelay(kill.delay()).pollInterval(Duration.ofMillis(50)).atMost(LIMIT)
                        .until(() -> run.kill(kill.service()));
                System.out.println("KillsIT: killed " + kill);
            }
            run.awaitReady(LIMIT);

            assertThat(new Truth(run).compareKpis("granularity=all")).isPositive();
            assertThat(new Truth(run).compareKpis("granularity=all&group_by=channel")).isPositive();
            assertThat(new Truth(run).compareReturns()).isPositive();
            assertThat(run.output().split("is started again in", -1).length - 1).isGreaterThanOrEqualTo(CONNECTOR_KILLS);
        }
    }

    /** Moments spread at random over the backfill, in the order in which it reaches them. */
    private static List<Kill> kills(Random random, long records) {
        List<Kill> kills = new ArrayList<>();
        for (int i = 0; i < CONNECTOR_KILLS + METRICS_KILLS; i++) {
            kills.add(new Kill(i < CONNECTOR_KILLS ? "zendesk" : "metrics", (long) (records * 0.9 * random.nextDouble()),
                    Duration.ofMillis(random.nextInt(LONGEST_DELAY_MILLIS))));
        }
        kills.sort(Comparator.comparingLong(Kill::afterRecords));
        return kills;
    }

    private static long expectedRecords(JsonNode counts) {
        long records = 0;
        for (String kind : List.of("tickets", "ticket_events", "calls", "legs", "customers", "satisfaction_ratings")) {
            records += counts.path(kind).asLong();
        }
        return records;
    }

    private static void awaitRecords(LocalRun run, long records) {
        Service connector = run.service("zendesk", "admin");
        Awaitility.await("records delivered: " + records).atMost(LIMIT).pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    run.requireAlive();
                    return connector.tryGet("/api/v1/connections/sandbox-zendesk/streams")
                            .map(streams -> isPast(streams, records)).orElse(false);
                });
    }

    private static boolean isPast(JsonNode streams, long records) {
        long delivered = 0;
        boolean caughtUp = true;
        for (JsonNode stream : streams.path("streams")) {
            delivered += stream.path("delivered").asLong();
            caughtUp &= stream.path("caught_up").asBoolean();
        }
        return delivered >= records || caughtUp;
    }
}
