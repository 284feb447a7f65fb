package io.helpdeskroi.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

/** What must stay secret does: in the databases, in the most talkative logs, and through a change of the encryption key. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@EnabledIfSystemProperty(named = "secrets", matches = "true")
class SecretsIT {

    private static final Duration LIMIT = Duration.ofMinutes(6);
    private static final List<String> CONNECTORS = List.of("zendesk", "intercom");
    private static final Pattern MAIL = Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+\\.[A-Za-z0-9.-]*[a-z]{2,}");
    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,}");
    /** Faults make a connector talk about what it was answered. */
    private static final List<String> FAULTS = List.of("{\"kind\":\"TRUNCATED\",\"every\":9}",
            "{\"kind\":\"RESET\",\"every\":11}",
            "{\"kind\":\"SERVER_ERROR\",\"every\":13}", "{\"kind\":\"MALFORMED_RECORD\",\"share\":0.05}");

    @TempDir
    static Path folder;

    private static LocalRun run;

    @BeforeAll
    static void start() throws Exception {
        run = new LocalRun(folder, "500", Map.of("QUARKUS_LOG_LEVEL", "DEBUG"), List.of());
        run.launch();
        run.awaitSandbox(Duration.ofMinutes(2)).misbehave(7, FAULTS);
        run.awaitReady(LIMIT);
    }

    @AfterAll
    static void stop() throws Exception {
        run.close();
    }

    @Test
    @Order(1)
    void noDatabaseHoldsACredentialInClear() throws Exception {
        List<String> secrets = secrets();
        for (String name : List.of("zendesk", "intercom", "metrics", "roi")) {
            try (Connection database = run.database(name)) {
                Dump dump = Dump.of(database);

                assertThat(dump.text()).as("the dump of %s is one", name).contains("flyway_schema_history");
                assertThat(dump.text()).as("the dump of %s", name).doesNotContain(secrets.stream().flatMap(SecretsIT::forms)
                        .toList());
            }
        }
    }

    @Test
    @Order(2)
    void everyCredentialIsSealedAnewUnderANewKey() throws Exception {
        Path key = run.data().resolve("keys/connector.key");
        Path former = run.data().resolve("keys/connector.former.key");
        Map<String, String> before = sealed();

        run.interrupt();
        Files.move(key, former);
        goesOn();

        Map<String, String> after = sealed();
        assertThat(after.keySet()).isEqualTo(before.keySet());
        after.forEach((connection, wrapped) -> assertThat(wrapped).as(connection).isNotEqualTo(before.get(connection)));
    }

    @Test
    @Order(3)
    void theFormerKeyIsNotNeededAnyMore() throws Exception {
        run.interrupt();
        Files.delete(run.data().resolve("keys/connector.former.key"));

        goesOn();
    }

    @Test
    @Order(4)
    void noLogHoldsATokenAnAddressOrAMessage() throws Exception {
        List<String> planted = new ArrayList<>(secrets());
        planted.addAll(Messages.of(run));
        try (Stream<Path> logs = Files.list(run.data().resolve("logs"))) {
            for (Path log : logs.sorted().toList()) {
                String text = Files.readString(log, StandardCharsets.ISO_8859_1);
                assertThat(planted.stream().flatMap(SecretsIT::forms).filter(text::contains)).as(log.toString()).isEmpty();
                assertThat(MAIL.matcher(text).results().map(found -> found.group()).distinct()).as(log.toString()).isEmpty();
                assertThat(TOKEN.matcher(text).results().map(found -> found.group()).distinct()).as(log.toString()).isEmpty();
            }
        }
        for (String connector : CONNECTORS) {
            assertThat(Files.readString(run.data().resolve("logs/" + connector + ".log"))).as("%s talks", connector)
                    .contains("DEBUG").contains("io.hel.con");
        }
    }

    /** Starts again and waits until every stream has been polled since. */
    private static void goesOn() throws Exception {
        Instant restarted = Instant.now();
        run.launch();
        run.awaitReady(LIMIT);
        for (String connector : CONNECTORS) {
            Account account = new Account(run, connector);
            account.admin().ask("POST", account.path("/resume"), "");
            account.await("a run that worked", LIMIT, () -> workedSince(account, restarted));
            assertThat(account.admin().get(account.path("")).path("state").asText()).isEqualTo("active");
        }
    }

    private static boolean workedSince(Account account, Instant restarted) throws IOException, InterruptedException {
        for (JsonNode entry : account.admin().get(account.path("/runs")).path("runs")) {
            if (Instant.parse(entry.path("started_at").asText()).isAfter(restarted) && !entry.path("ended_at").isNull()
                    && entry.path("streams").findValuesAsText("outcome").stream().anyMatch("caught_up"::equals)) {
                return true;
            }
        }
        return false;
    }

    /** The wrapped data key of each connection's credentials. */
    private static Map<String, String> sealed() throws Exception {
        Map<String, String> sealed = new java.util.TreeMap<>();
        for (String connector : CONNECTORS) {
            try (Connection database = run.database(connector);
                    var rows = database.createStatement()
                            .executeQuery("SELECT connection_id, encode(wrapped_key, 'hex') FROM connection_credentials")) {
                while (rows.next()) {
                    sealed.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return sealed;
    }

    /** Every secret that a service or a vendor knows of this run. */
    private static List<String> secrets() throws IOException {
        List<String> secrets = new ArrayList<>(run.secrets().values());
        secrets.add(Files.readString(run.data().resolve("keys/connector.key")).strip());
        return secrets;
    }

    /** A text as it is, and in the disguises in which it could stand somewhere, such as behind a name in Basic. */
    private static Stream<String> forms(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Stream<String> base64 = Stream.of("", "x", "xx").map(before -> {
            String encoded = Base64.getEncoder().withoutPadding()
                    .encodeToString((before + text).getBytes(StandardCharsets.UTF_8));
            int touched = before.isEmpty() ? 0 : before.length() + 1;
            return encoded.substring(touched, encoded.length() - 1);
        });
        return Stream.concat(Stream.of(text, HexFormat.of().formatHex(bytes)), base64);
    }
}
