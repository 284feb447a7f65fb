package io.helpdeskroi.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.helpdeskroi.testsupport.PostgresResource;
import io.helpdeskroi.testsupport.TestTokens;

/** What a connector keeps in memory does not depend on how much there is to read. */
@EnabledIfSystemProperty(named = "memory", matches = "true")
class MemoryIT {

    private static final boolean FULL = Boolean.getBoolean("memory.full");
    private static final double GROWTH = 1.20;
    private static final int READINGS = 30;
    /** Records of the small and of the large back-fill. */
    private static final long FEW_AT_MOST = FULL ? 15_000 : 20_000;
    private static final long MANY_AT_LEAST = FULL ? 1_000_000 : 40_000;
    private static final Duration LIMIT = FULL ? Duration.ofMinutes(60) : Duration.ofMinutes(5);

    /**
     * A vendor's largest feed, the company that fills it, and the share of its history that makes the small back-fill. One
     * feed, because pages of several meet in memory by chance, and oftener the longer it takes.
     */
    enum Feed {
        ZENDESK("connector-zendesk", "zendesk", "ticket-events", 12_000, 84_000, 0.1, 0.032),
        INTERCOM("connector-intercom", "intercom", "conversations", 12_000, 270_000, 0.1, 0.032);

        private final String module;
        private final String vendor;
        private final String stream;
        private final int contacts;
        private final double part;

        Feed(String module, String vendor, String stream, int contacts, int allContacts, double part, double smallPart) {
            this.module = module;
            this.vendor = vendor;
            this.stream = stream;
            this.contacts = FULL ? allContacts : contacts;
            this.part = FULL ? smallPart : part;
        }
    }

    /** A back-fill: how many records it was, and what lived in the heap at moments in the midst of it. */
    private record Reading(long records, List<Long> bytes) {
    }

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Feed.class)
    void staysTheSameHoweverMuchThereIsToRead(Feed feed) throws Exception {
        Map<String, String> company = Map.of("HELPDESKROI_SANDBOX_SIZE", Integer.toString(feed.contacts),
                "HELPDESKROI_SANDBOX_RATE_LIMIT_PER_MINUTE", "100000");
        try (LightReceiver receiver = new LightReceiver();
                AppProcess sandbox = new AppProcess("sandbox", 512 + feed.contacts / 100, company, folder);
                AppProcess connector = new AppProcess(feed.module, 256, environment(receiver), folder)) {
            JsonNode history = sandbox.service("").get("/company").path("history");
            Instant from = Instant.parse(history.path("from").asText());
            Instant to = Instant.parse(history.path("to").asText());
            double seconds = Duration.between(from, to).toSeconds();
            Instant late = to.minusSeconds((long) (seconds * feed.part));

            // The first one loads classes and opens pools. The small one is read three times: it has few pages to look at.
            Reading warm = backFill(feed, "warm", sandbox, connector, receiver, late, 1_000_000);
            List<Reading> small = new ArrayList<>();
            for (String name : List.of("small-1", "small-2", "small-3")) {
                small.add(backFill(feed, name, sandbox, connector, receiver, late, warm.records()));
            }
            Reading large = backFill(feed, "large", sandbox, connector, receiver, from, MANY_AT_LEAST);

            long smallMedian = median(small.stream().flatMap(reading -> reading.bytes().stream()).toList());
            long largeMedian = median(large.bytes());
            double growth = (double) largeMedian / smallMedian;
            System.out.printf(Locale.ROOT, "MemoryIT: %s %,d records %.1f MB, %,d records %.1f MB, ratio %.3f%n", feed.vendor,
                    small.get(0).records(), smallMedian / 1e6, large.records(), largeMedian / 1e6, growth);
            assertThat(large.records()).isGreaterThan(5 * small.get(0).records());
            assertThat(small.get(0).records()).isLessThanOrEqualTo(FEW_AT_MOST);
            assertThat(large.records()).isGreaterThanOrEqualTo(MANY_AT_LEAST);
            assertThat(growth).isLessThanOrEqualTo(GROWTH);
        }
    }

    /** Reads everything since an instant, looking into the connector from time to time. */
    private static Reading backFill(Feed feed, String name, AppProcess sandbox, AppProcess connector, LightReceiver receiver,
            Instant since, long expected) throws Exception {
        List<Long> readings = Collections.synchronizedList(new ArrayList<>());
        long before = receiver.records();
        receiver.meanwhile(Math.max(1, expected / READINGS), () -> readings.add(read(connector)));
        Service admin = connector.service("Bearer " + TestTokens.of("admin"));
        admin.ask("POST", "/api/v1/connections", connection(feed, name, sandbox, since));
        Awaitility.await(name + " " + feed.vendor + " has been read").atMost(LIMIT).pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    connector.requireAlive();
                    JsonNode streams = admin.get("/api/v1/connections/" + name + "/streams").path("streams");
                    return !streams.isEmpty() && streams.findValues("caught_up").stream().allMatch(JsonNode::asBoolean);
                });
        System.out.println("MemoryIT: " + feed.vendor + " " + name + ", MB: "
                + readings.stream().map(bytes -> String.format(Locale.ROOT, "%.1f", bytes / 1e6)).toList());
        return new Reading(receiver.records() - before, List.copyOf(readings));
    }

    private static long median(List<Long> readings) {
        List<Long> sorted = readings.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static long read(AppProcess connector) {
        try {
            return connector.liveHeap();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String connection(Feed feed, String name, AppProcess sandbox, Instant since) {
        String account = switch (feed) {
            case ZENDESK -> """
                    "settings":{"base_url":"%s/zendesk","email":"admin@sandbox.example"},
                    "credentials":{"api_token":"sandbox-demo-token"}""";
            case INTERCOM -> """
                    "settings":{"base_url":"%s/intercom"},"credentials":{"access_token":"sandbox-demo-intercom-token"}""";
        };
        return """
                {"name":"%s",%s,"streams":["%s"],"backfill_start":"%s","poll_interval":"PT1H","quota_share":1,"zone":"UTC"}"""
                .formatted(name, account.formatted(sandbox.url()), feed.stream, since);
    }

    private static Map<String, String> environment(LightReceiver receiver) {
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", PostgresResource.jdbcUrl(PostgresResource.createDatabase()));
        environment.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
        environment.put("QUARKUS_DATASOURCE_PASSWORD", "postgres");
        new TestTokens().start().forEach(
                (key, value) -> environment.put(key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT), value));
        environment.put("HELPDESKROI_METRICS_URL", receiver.url());
        environment.put("HELPDESKROI_ENCRYPTION_KEY", "bWVtb3J5bWVtb3J5bWVtb3J5bWVtb3J5bWVtb3J5MTI=");
        environment.put("HELPDESKROI_CONNECTOR_ALLOW_INSECURE_HOSTS", "true");
        environment.put("QUARKUS_OIDC_CLIENT_TENANT_ENABLED", "false");
        environment.put("QUARKUS_OIDC_CLIENT_AUTH_SERVER_URL", receiver.url());
        environment.put("QUARKUS_OIDC_CLIENT_DISCOVERY_ENABLED", "false");
        environment.put("QUARKUS_OIDC_CLIENT_TOKEN_PATH", "/token");
        environment.put("QUARKUS_OIDC_CLIENT_CLIENT_ID", "memory");
        environment.put("QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET", "memory");
        return environment;
    }
}
