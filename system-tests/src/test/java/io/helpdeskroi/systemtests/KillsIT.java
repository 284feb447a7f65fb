package io.helpdeskroi.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

/** Nothing lost, nothing twice: a back-fill during which connectors and metrics service are killed where they stand. */
class KillsIT {

    private static final boolean FULL = Boolean.getBoolean("kills.full");
    private static final int CONTACTS = FULL ? 75_000 : 2_500;
    private static final int LEAST_TICKETS = FULL ? 50_000 : 1_600;
    private static final int CONNECTOR_KILLS = FULL ? 20 : 4;
    private static final int METRICS_KILLS = FULL ? 10 : 2;
    private static final Duration LIMIT = FULL ? Duration.ofMinutes(40) : Duration.ofMinutes(8);
    private static final int LONGEST_DELAY_MILLIS = 1_500;

    private static final List<String> CONNECTORS = List.of("zendesk", "intercom");

    @TempDir
    Path folder;

    /** A service to kill once a connector has delivered this many records, and a little later. */
    private record Kill(String service, String watched, double part, long afterRecords, Duration delay) {
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

            for (Kill kill : kills(run, new Random(seed))) {
                Account account = new Account(run, kill.watched());
                account.await("delivered " + kill.afterRecords(), LIMIT, () -> account.progress() >= kill.afterRecords());
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

    /** Moments spread at random over the back-fill, in the order in which it reaches them. */
    private static List<Kill> kills(LocalRun run, Random random) throws Exception {
        Map<String, Long> records = new HashMap<>();
        for (String connector : CONNECTORS) {
            records.put(connector, new Account(run, connector).expectedRecords());
        }
        List<Kill> kills = new ArrayList<>();
        for (int i = 0; i < CONNECTOR_KILLS + METRICS_KILLS; i++) {
            String connector = CONNECTORS.get(i % CONNECTORS.size());
            double part = 0.9 * random.nextDouble();
            kills.add(new Kill(i < CONNECTOR_KILLS ? connector : "metrics", connector, part,
                    (long) (records.get(connector) * part), Duration.ofMillis(random.nextInt(LONGEST_DELAY_MILLIS))));
        }
        kills.sort(Comparator.comparingDouble(Kill::part));
        return kills;
    }
}
