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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.helpdeskroi.testsupport.PostgresResource;
import io.helpdeskroi.testsupport.TestTokens;

/** What a connector keeps in memory does not depend on how much there is to read. */
class MemoryIT {

    private static final boolean FULL = Boolean.getBoolean("memory.full");
    private static final double GROWTH = 1.20;
    private static final int READINGS = 15;
    private static final Duration LIMIT = FULL ? Duration.ofMinutes(60) : Duration.ofMinutes(5);

    /** A vendor's feeds, the company that fills them, and the share of its history that makes the small back-fill. */
    enum Feeds {
        ZENDESK("connector-zendesk", "zendesk", "\"tickets\",\"ticket-events\"", 12_000, 170_000, 0.1, 0.01),
        INTERCOM("connector-intercom", "intercom", "\"contacts\",\"conversations\"", 12_000, 120_000, 0.1, 0.1);

        private final String module;
        private final String vendor;
        private final String streams;
        private final int contacts;
        private final double part;

        Feeds(String module, String vendor, String streams, int contacts, int allContacts, double part, double smallPart) {
            this.module = module;
            this.vendor = vendor;
            this.streams = streams;
            this.contacts = FULL ? allContacts : contacts;
            this.part = FULL ? smallPart : part;
        }
    }

    /** A back-fill: how many records it was, and what lived in the heap in the midst of it. */
    private record Reading(long records, long medianBytes) {
    }

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Feeds.class)
    void staysTheSameHoweverMuchThereIsToRead(Feeds feeds) throws Exception {
        int heap = 512 + feeds.contacts / 100;
        try (AppProcess sandbox = new AppProcess("sandbox", heap,
                Map.of("HELPDESKROI_SANDBOX_SIZE", Integer.toString(feeds.contacts),
                        "HELPDESKROI_SANDBOX_RATE_LIMIT_PER_MINUTE", "100000"),
                folder)) {
            JsonNode company = sandbox.service("").get("/company");
            Instant from = Instant.parse(company.path("history").path("from").asText());
            Instant to = Instant.parse(company.path("history").path("to").asText());
            long part = (long) (Duration.between(from, to).toSeconds() * feeds.part);

            Reading small = backFill(feeds, company, sandbox.url(), to.minusSeconds(part), 1);
            Reading large = backFill(feeds, company, sandbox.url(), from, small.records() * (long) (1 / feeds.part));

            double growth = (double) large.medianBytes() / small.medianBytes();
            System.out.printf(Locale.ROOT, "MemoryIT: %s %,d records %.1f MB, %,d records %.1f MB, ratio %.3f%n", feeds.vendor,
                    small.records(), small.medianBytes() / 1e6, large.records(), large.medianBytes() / 1e6, growth);
            assertThat(large.records()).isGreaterThan(5 * small.records());
            assertThat(growth).isLessThanOrEqualTo(GROWTH);
        }
    }

    /** Reads everything since an instant with a connector of its own, looking into it from time to time. */
    private Reading backFill(Feeds feeds, JsonNode company, String sandbox, Instant since, long expected) throws Exception {
        List<Long> readings = new ArrayList<>();
        long[] next = { 1 };
        AppProcess[] connector = new AppProcess[1];
        try (LightReceiver receiver = new LightReceiver(records -> {
            if (records >= next[0]) {
                readings.add(read(connector[0]));
                next[0] = records + expected / READINGS;
            }
        }); AppProcess started = new AppProcess(feeds.module, 256, environment(receiver), folder)) {
            connector[0] = started;
            Service admin = started.service("Bearer " + TestTokens.of("admin"));
            admin.ask("POST", "/api/v1/connections", connection(feeds, company, sandbox, since));
            Awaitility.await(feeds.vendor + " has been read").atMost(LIMIT).pollInterval(Duration.ofMillis(500)).until(() -> {
                started.requireAlive();
                JsonNode streams = admin.get("/api/v1/connections/memory/streams").path("streams");
                return !streams.isEmpty() && streams.findValues("caught_up").stream().allMatch(JsonNode::asBoolean);
            });
            Collections.sort(readings);
            return new Reading(receiver.records(), readings.get(readings.size() / 2));
        }
    }

    private static long read(AppProcess connector) {
        try {
            return connector.liveHeap();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String connection(Feeds feeds, JsonNode company, String sandbox, Instant since) {
        boolean isZendesk = feeds == Feeds.ZENDESK;
        return """
                {"name":"memory","settings":{"base_url":"%s%s"%s},"credentials":{%s},"streams":[%s],"backfill_start":"%s",
                 "poll_interval":"PT1H","quota_share":1,"zone":"UTC"}""".formatted(sandbox,
                company.path("vendors").path(feeds.vendor).path("path").asText(),
                isZendesk ? ",\"email\":\"admin@sandbox.example\"" : "",
                isZendesk ? "\"api_token\":\"sandbox-demo-token\"" : "\"access_token\":\"sandbox-demo-intercom-token\"",
                feeds.streams, since);
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
