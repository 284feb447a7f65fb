package io.helpdeskroi.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;

import org.awaitility.Awaitility;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The sandbox company's account with one vendor, seen through its connector.
 *
 * @param run the run it belongs to
 * @param vendor name of the vendor and of its connector
 */
record Account(LocalRun run, String vendor) {

    private static final Map<String, List<String>> KINDS = Map.of(
            "zendesk", List.of("tickets", "ticket_events", "calls", "legs", "customers", "satisfaction_ratings"),
            "intercom", List.of("conversations", "contacts"));
    private static final Duration INTERVAL = Duration.ofMillis(200);

    /** Who works the connection, and under which epoch. */
    record Holder(long pid, long epoch) {
    }

    /** Name of the connection. */
    String connection() {
        return "sandbox-" + vendor;
    }

    /** Path of the connection, with something below it. */
    String path(String below) {
        return "/api/v1/connections/" + connection() + below;
    }

    /** The connector's API in the hands of an admin. */
    Service admin() {
        return run.service(vendor, "admin");
    }

    /** Its streams; empty while the connector does not answer. */
    Optional<List<JsonNode>> streams() throws InterruptedException {
        return admin().tryGet(path("/streams")).map(answer -> answer.path("streams").findParents("stream"));
    }

    /** Records delivered so far; endless once every stream has been read to its end. */
    long progress() throws InterruptedException {
        Optional<List<JsonNode>> streams = streams();
        if (streams.isPresent() && streams.get().stream().allMatch(Account::isRead)) {
            return Long.MAX_VALUE;
        }
        return streams.stream().flatMap(List::stream).mapToLong(stream -> stream.path("delivered").asLong()).sum();
    }

    /** About how many records there are to read. */
    long expectedRecords() throws IOException, InterruptedException {
        long records = 0;
        for (String kind : KINDS.get(vendor)) {
            records += new SandboxControl(run.sandbox()).company().path("counts").path(kind).asLong();
        }
        return records;
    }

    /** Whether every stream has been read to its end. */
    boolean isCaughtUp() throws InterruptedException {
        return progress() == Long.MAX_VALUE;
    }

    private static boolean isRead(JsonNode stream) {
        return stream.path("caught_up").asBoolean()
                || stream.path("optional").asBoolean() && stream.path("state").asText().equals("stopped");
    }

    /** Ids of the vendor's rows that are dead letters, as {@code stream/id}. */
    Set<String> deadLetters() throws IOException, InterruptedException {
        Set<String> letters = new TreeSet<>();
        for (JsonNode letter : admin().all(path("/dead-letters"), "dead_letters", "after")) {
            letters.add(letter.path("stream").asText() + "/" + letter.path("record_id").asText());
        }
        return letters;
    }

    /** Tries every dead letter again. */
    void retryDeadLetters() throws IOException, InterruptedException {
        JsonNode page = admin().ask("POST", path("/dead-letters/retry"), "{}");
        while (page.path("next").isNumber()) {
            page = admin().ask("POST", path("/dead-letters/retry"), "{\"after\":" + page.path("next").asLong() + "}");
        }
    }

    /** Reads a range again and waits until that is done. */
    JsonNode backFill(Set<String> streams, String from, String to, Duration limit) throws IOException, InterruptedException {
        String body = "{\"streams\":[\"" + String.join("\",\"", streams) + "\"],\"from\":\"" + from + "\",\"to\":\"" + to
                + "\",\"reason\":\"read again what was missed\"}";
        String asked = path("/backfills/" + admin().ask("POST", path("/backfills"), body).path("id").asText());
        await("back-fill of " + streams, limit,
                () -> !Set.of("waiting", "running").contains(admin().get(asked).path("state").asText()));
        JsonNode done = admin().get(asked);
        assertThat(done.path("state").asText()).as(done.toString()).isEqualTo("completed");
        return done;
    }

    /** Reads everything of these streams again and waits until nothing of them is left undelivered. */
    void readAgain(Set<String> streams, JsonNode history, Duration limit) throws IOException, InterruptedException {
        Set<String> ranged = new TreeSet<>();
        streams().orElseThrow().stream().filter(stream -> stream.path("ranged").asBoolean())
                .forEach(stream -> ranged.add(stream.path("stream").asText()));
        Set<String> whole = new TreeSet<>(streams);
        whole.removeAll(ranged);
        ranged.retainAll(streams);
        if (!ranged.isEmpty()) {
            backFill(ranged, history.path("from").asText(), history.path("to").asText(), limit);
        }
        if (!whole.isEmpty()) {
            admin().ask("POST", path("/resume"), "");
            await("poll of " + whole, limit, () -> deadLetters().isEmpty());
        }
    }

    /** The completeness ledger of a stream. */
    JsonNode ledger(String stream) throws IOException, InterruptedException {
        return admin().get(path("/ledger?stream=" + stream));
    }

    /** Number of the newest run. */
    long lastRun() throws IOException, InterruptedException {
        return admin().get(path("/runs")).path("runs").path(0).path("id").asLong();
    }

    /** Value of a gauge of this connection and stream; empty where there is none. */
    Optional<Double> gauge(String name, String stream) throws IOException, InterruptedException {
        return admin().text("/q/metrics").lines().filter(line -> line.startsWith(name + "{"))
                .filter(line -> line.contains("connection=\"" + connection() + "\""))
                .filter(line -> line.contains("stream=\"" + stream + "\""))
                .map(line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1))).findFirst();
    }

    /** Who works the connection at this moment; the database knows by its lease. */
    Optional<Holder> holder() throws IOException, SQLException {
        try (Connection database = run.database(vendor);
                PreparedStatement query = database.prepareStatement(
                        "SELECT owner, epoch FROM connection_lease WHERE connection_id = ? AND expires_at > clock_timestamp()")) {
            query.setString(1, connection());
            try (ResultSet row = query.executeQuery()) {
                // An owner is named by its process: pid@host/uuid.
                return row.next() && row.getString(1) != null
                        ? Optional.of(new Holder(Long.parseLong(row.getString(1).split("@")[0]), row.getLong(2)))
                        : Optional.empty();
            }
        }
    }

    /** Waits for something, failing at once when the launcher has given up. */
    void await(String what, Duration limit, Callable<Boolean> condition) {
        Awaitility.await(vendor + ": " + what).atMost(limit).pollInterval(INTERVAL).until(() -> {
            run.requireAlive();
            return condition.call();
        });
    }
}
