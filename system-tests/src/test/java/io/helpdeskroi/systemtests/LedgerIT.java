package io.helpdeskroi.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.JsonNode;

/** Silent loss is seen: a feed that leaves records out is told from one that has none, and put right by a back-fill. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LedgerIT {

    private static final int CONTACTS = 2_000;
    private static final Duration LIMIT = Duration.ofMinutes(8);

    @TempDir
    static Path folder;

    private static LocalRun run;
    private static SandboxControl sandbox;

    /** A feed that loses records of a window. */
    enum Feed {
        TICKETS("zendesk", "tickets", "ticket", "/incremental/tickets/cursor", 1_000, "2025-03-03T00:00:00Z",
                "2025-12-01T00:00:00Z"),
        CONVERSATIONS("intercom", "conversations", "conversation", "/conversations/search", 300, "2025-02-01T00:00:00Z",
                "2025-12-01T00:00:00Z");

        private final String vendor;
        private final String stream;
        private final String kind;
        private final String path;
        private final int lost;
        private final Instant from;
        private final Instant to;

        Feed(String vendor, String stream, String kind, String path, int lost, String from, String to) {
            this.vendor = vendor;
            this.stream = stream;
            this.kind = kind;
            this.path = path;
            this.lost = lost;
            this.from = Instant.parse(from);
            this.to = Instant.parse(to);
        }

        private String fault() {
            return "{\"kind\":\"CUT_RECORDS\",\"path\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"limit\":%d}".formatted(path, from,
                    to, lost);
        }

        private Account account() {
            return new Account(run, vendor);
        }
    }

    @BeforeAll
    static void start() throws Exception {
        run = new LocalRun(folder, Integer.toString(CONTACTS));
        run.launch();
        sandbox = run.awaitSandbox(Duration.ofMinutes(2));
        sandbox.misbehave(1, List.of(Feed.TICKETS.fault(), Feed.CONVERSATIONS.fault()));
        assertThat(sandbox.requests()).as("requests before the records were cut").isZero();
        run.awaitReady(LIMIT);
    }

    @AfterAll
    static void stop() throws Exception {
        run.close();
    }

    @ParameterizedTest
    @EnumSource(Feed.class)
    @Order(1)
    void missesWhatTheFeedLeavesOut(Feed feed) throws Exception {
        Account account = feed.account();
        assertThat(sandbox.hidden(feed.vendor, feed.kind)).isEqualTo(feed.lost);
        account.admin().ask("POST", account.path("/ledger/check"), "");

        account.await("short ledger", LIMIT, () -> account.ledger(feed.stream).path("state").asText().equals("short")
                && shortfall(account.ledger(feed.stream)) == feed.lost);

        for (JsonNode window : account.ledger(feed.stream).path("windows")) {
            if (window.path("shortfall").asLong() != 0) {
                assertThat(Instant.parse(window.path("from").asText())).as(window.toString()).isBefore(feed.to);
                assertThat(Instant.parse(window.path("to").asText())).as(window.toString()).isAfter(feed.from);
                assertThat(window.path("vendor_count").asLong() - window.path("our_count").asLong())
                        .isEqualTo(window.path("shortfall").asLong());
            }
        }
        awaitGauge(account, feed, feed.lost);
    }

    @ParameterizedTest
    @EnumSource(Feed.class)
    @Order(2)
    void isCompleteAgainOnceTheRangeWasReadAnew(Feed feed) throws Exception {
        sandbox.behave();
        Account account = feed.account();

        JsonNode done = account.backFill(Set.of(feed.stream), feed.from.toString(), feed.to.toString(), LIMIT);
        account.admin().ask("POST", account.path("/ledger/check"), "");

        assertThat(done.path("streams").path(0).path("stored").asLong()).isGreaterThanOrEqualTo(feed.lost);
        account.await("complete ledger", LIMIT, () -> account.ledger(feed.stream).path("state").asText().equals("complete"));
        assertThat(shortfall(account.ledger(feed.stream))).isZero();
        awaitGauge(account, feed, 0);
    }

    @Test
    @Order(3)
    void endsWithTheTruth() throws Exception {
        Truth truth = new Truth(run);

        assertThat(truth.compareKpis("granularity=all")).isPositive();
        assertThat(truth.compareKpis("granularity=month&group_by=channel")).isPositive();
        assertThat(truth.compareReturns()).isPositive();
    }

    /** Gauges are refreshed now and then. */
    private static void awaitGauge(Account account, Feed feed, double shortfall) throws Exception {
        account.await("gauge of the shortfall", LIMIT,
                () -> account.gauge("helpdeskroi_connector_shortfall", feed.stream).filter(seen -> seen == shortfall)
                        .isPresent());
    }

    private static long shortfall(JsonNode ledger) {
        long shortfall = 0;
        for (JsonNode window : ledger.path("windows")) {
            shortfall += window.path("shortfall").asLong();
        }
        return shortfall;
    }
}
