package io.helpdeskroi.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** From the vendor's account to the return on investment, told in the order in which a user would live it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SpineIT {

    private static final Duration START_LIMIT = Duration.ofMinutes(8);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static LocalRun run;

    @BeforeAll
    static void start() throws Exception {
        run = new LocalRun(folder, "small");
        run.launch();
        run.awaitReady(START_LIMIT);
    }

    @AfterAll
    static void stop() throws Exception {
        run.close();
    }

    @Test
    @Order(1)
    void printsTheHeadlineFigures() throws Exception {
        assertThat(run.output()).containsPattern("Satisfaction \\(CSAT\\) +\\d+\\.\\d %")
                .containsPattern("First response, calendar time +\\d+ \\w+ .*median")
                .containsPattern("First response, business time +\\d+ \\w+ .*median")
                .containsPattern("Full resolution, calendar time +\\d+ \\w+ .*median")
                .containsPattern("Cost per contact +\\d+\\.\\d\\d EUR")
                .containsPattern("Return on investment +-?\\d+\\.\\d{4} %");
    }

    @Test
    @Order(2)
    void tellsItsStatus() throws Exception {
        LocalRun.Spoken status = run.command("status");

        assertThat(status.exitCode()).as(status.text()).isZero();
        JsonNode report = JSON.readTree(status.text());
        assertThat(report.path("ready").asBoolean()).isTrue();
        assertThat(report.path("first_poll_done").asBoolean()).isTrue();
        assertThat(report.path("processes").findValuesAsText("name")).containsExactly("sandbox", "metrics", "roi", "zendesk",
                "intercom");
    }

    @Test
    @Order(3)
    void refusesASecondLauncherOnTheSameData() throws Exception {
        LocalRun.Spoken second = run.command("up");

        assertThat(second.exitCode()).isEqualTo(6);
        assertThat(second.text()).contains("It already runs on " + run.data());
    }

    @Test
    @Order(4)
    void asksForATokenEverywhere() throws Exception {
        assertThat(anonymous(1).status("/api/v1/kpis")).isEqualTo(401);
        assertThat(anonymous(2).status("/api/v1/roi")).isEqualTo(401);
        assertThat(anonymous(11).status("/api/v1/connections")).isEqualTo(401);
        assertThat(anonymous(12).status("/api/v1/connections")).isEqualTo(401);
        assertThat(run.service("roi", "viewer").status("/api/v1/roi")).isEqualTo(403);
    }

    @Test
    @Order(5)
    void agreesWithTheTruthOnEveryKpi() throws Exception {
        assertThat(new Truth(run).compareKpis("granularity=all")).isPositive();
        assertThat(new Truth(run).compareKpis("granularity=month")).isPositive();
        assertThat(new Truth(run).compareKpis("granularity=all&group_by=channel")).isPositive();
    }

    @Test
    @Order(6)
    void agreesWithTheTruthOnMoney() throws Exception {
        assertThat(new Truth(run).compareReturns()).isPositive();
    }

    @Test
    @Order(7)
    void leavesNothingBehindAndContinuesWhereItWas() throws Exception {
        List<Long> pids = run.pids();
        TreeMap<String, Position> before = positions();
        String figures = figures();

        run.interrupt();
        assertThat(pids).noneMatch(LocalRun::isAlive);
        run.launch();
        run.awaitReady(START_LIMIT);

        TreeMap<String, Position> after = positions();
        assertThat(after.keySet()).isEqualTo(before.keySet());
        before.forEach((stream, position) -> {
            // Continuing means the last page again at most, never the history again.
            assertThat(after.get(stream).delivered() - position.delivered())
                    .as("%s: %s, %s", stream, position, after.get(stream))
                    .isLessThanOrEqualTo(1_000L).isGreaterThanOrEqualTo(0L);
        });
        assertThat(figures()).isEqualTo(figures);
    }

    @Test
    @Order(8)
    void recoversAfterTheLauncherItselfWasKilled() throws Exception {
        String figures = figures();
        List<Long> orphans = run.pids();

        run.killLauncher();
        run.launch();
        run.awaitReady(START_LIMIT);

        assertThat(run.output()).contains("that an earlier run had left behind").contains("PostgreSQL was still running");
        assertThat(orphans.subList(0, orphans.size() - 1)).noneMatch(LocalRun::isAlive);
        assertThat(figures()).isEqualTo(figures);
        new Truth(run).compareKpis("granularity=all");
    }

    @Test
    @Order(9)
    void stopsOnCommand() throws Exception {
        List<Long> pids = run.pids();

        LocalRun.Spoken down = run.command("down");

        assertThat(down.exitCode()).isZero();
        assertThat(down.text()).contains("stopped");
        assertThat(pids).noneMatch(LocalRun::isAlive);
        assertThat(run.command("status").exitCode()).isEqualTo(1);
        assertThat(run.command("down").text()).contains("nothing runs");
    }

    private static Service anonymous(int offset) {
        return new Service("http://127.0.0.1:" + (run.portBase() + offset), "");
    }

    /** Where a stream stands. */
    private record Position(String cursor, long delivered) {
    }

    private static TreeMap<String, Position> positions() throws Exception {
        TreeMap<String, Position> positions = new TreeMap<>();
        for (String vendor : List.of("zendesk", "intercom")) {
            new Account(run, vendor).streams().orElseThrow()
                    .forEach(stream -> positions.put(vendor + " " + stream.path("stream").asText(),
                            new Position(stream.path("cursor").asText(), stream.path("delivered").asLong())));
        }
        return positions;
    }

    private static String figures() throws Exception {
        String output = run.output();
        return output.substring(output.indexOf("Satisfaction (CSAT)"), output.indexOf("helpdesk-roi: ready after"));
    }
}
