package io.helpdeskroi.local.onboard;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.helpdeskroi.contract.Role;
import io.helpdeskroi.local.option.Exit;
import io.helpdeskroi.local.option.LaunchFailure;
import io.helpdeskroi.local.option.Ports;
import io.helpdeskroi.local.token.TokenSigner;
import io.helpdeskroi.local.wait.Patience;

/**
 * The sandbox company as a customer of this installation: connected once, its money booked once, then followed until
 * everything it has is read. Every step can be repeated and changes nothing the second time.
 */
public final class SandboxCompany {

    /** Name of its connection, and so the source of its facts. */
    public static final String CONNECTION = "sandbox-zendesk";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> LEDGER = List.of("exchange_rates", "costs", "revenues", "benefits");

    private final Ports ports;
    private final Api sandbox;
    private final Api connector;
    private final Api metrics;
    private final Api roi;
    private final Patience patience;

    /** The company of a run whose services are ready. */
    public SandboxCompany(Ports ports, TokenSigner signer, Patience patience) {
        HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).version(HttpClient.Version.HTTP_1_1)
                .build();
        this.ports = ports;
        this.patience = patience;
        this.sandbox = new Api(http, Ports.url(ports.sandbox()), signer, List.of());
        this.connector = new Api(http, Ports.url(ports.zendesk()), signer, List.of(Role.ADMIN));
        this.metrics = new Api(http, Ports.url(ports.metrics()), signer, List.of(Role.ADMIN, Role.VIEWER));
        this.roi = new Api(http, Ports.url(ports.roi()), signer, List.of(Role.FINANCE, Role.ADMIN));
    }

    /** Makes it known to every service. */
    public void connect(String apiToken) {
        JsonNode company = sandbox.get("/company");
        describeAccount(company);
        keepBooks();
        connectVendor(company, apiToken);
    }

    /** Waits until every stream has been read to its end. */
    public void awaitFirstPoll(Duration limit, Consumer<String> report) {
        Progress progress = new Progress(report);
        boolean done = patience.until(limit, () -> {
            try {
                return progress.isDone(streams());
            } catch (LaunchFailure away) {
                // A connector that died is being started again; the limit is for those that stay away.
                return false;
            }
        });
        if (!done && !patience.isStopped()) {
            throw new LaunchFailure(Exit.ONBOARDING,
                    "The sandbox company is not read after " + limit.toMinutes() + " min: " + progress.last() + ".");
        }
    }

    /** Its headline figures. */
    public String figures() {
        return new Figures(metrics, roi).table();
    }

    private void describeAccount(JsonNode company) {
        ObjectNode account = JSON.createObjectNode();
        account.put("timezone", company.path("timezone").asText());
        account.put("currency", company.path("currency").asText());
        align(roi, "/api/v1/settings", account.deepCopy());
        account.put("default_schedule_id", CONNECTION + "/schedule/schedule:" + company.path("default_schedule_id").asText());
        align(metrics, "/api/v1/account", account);
    }

    /** Changes a resource only where it differs: putting the same account again would restate nothing but cost much. */
    private static void align(Api api, String path, ObjectNode wanted) {
        Api.Answer current = api.call("GET", path, null, "");
        ObjectNode merged = current.body().isObject() ? ((ObjectNode) current.body()).deepCopy() : JSON.createObjectNode();
        merged.setAll(wanted);
        if (merged.equals(current.body())) {
            return;
        }
        Api.Answer changed = api.call("PUT", path, merged, current.etag());
        if (changed.status() / 100 != 2) {
            throw new LaunchFailure(Exit.ONBOARDING,
                    "PUT " + path + " of the company's account was answered with " + changed.status() + ": " + changed.body());
        }
    }

    private void keepBooks() {
        JsonNode ledger = sandbox.get("/company/ledger");
        for (String book : LEDGER) {
            JsonNode entries = ledger.path(book);
            if (!entries.isEmpty()) {
                roi.send("POST", "/api/v1/" + book.replace('_', '-'), entries);
            }
        }
    }

    private void connectVendor(JsonNode company, String apiToken) {
        ObjectNode wanted = JSON.createObjectNode();
        JsonNode account = company.path("vendors").path("zendesk");
        wanted.put("name", CONNECTION);
        wanted.putObject("settings").put("base_url", Ports.url(ports.sandbox()) + account.path("path").asText())
                .put("email", account.path("api_token").path("email").asText());
        wanted.putObject("credentials").put("api_token", apiToken);
        wanted.put("backfill_start", company.path("history").path("from").asText());
        wanted.put("poll_interval", "PT30S");
        wanted.put("quota_share", 0.9);
        wanted.put("zone", company.path("timezone").asText());
        Optional<JsonNode> known = connection();
        if (known.isEmpty()) {
            connector.send("POST", "/api/v1/connections", wanted);
        } else if (!known.get().path("settings").path("base_url").equals(wanted.path("settings").path("base_url"))) {
            moveVendor(known.get().path("id").asText(), wanted);
        }
    }

    /** The ports of the run have changed, and with them the vendor's address. */
    private void moveVendor(String id, ObjectNode wanted) {
        String path = "/api/v1/connections/" + id;
        String etag = connector.call("GET", path, null, "").etag();
        Api.Answer moved = connector.call("PUT", path, wanted, etag);
        if (moved.status() / 100 != 2) {
            throw new LaunchFailure(Exit.ONBOARDING,
                    "The connector refused the company's new address with " + moved.status() + ": " + moved.body());
        }
    }

    private Optional<JsonNode> connection() {
        JsonNode answer = connector.get("/api/v1/connections");
        for (JsonNode connection : list(answer, "connections")) {
            if (connection.path("name").asText().equals(CONNECTION)) {
                return Optional.of(connection);
            }
        }
        return Optional.empty();
    }

    private JsonNode streams() {
        String id = connection().orElseThrow(() -> new LaunchFailure(Exit.ONBOARDING, "The connection is gone."))
                .path("id").asText();
        return list(connector.get("/api/v1/connections/" + id + "/streams"), "streams");
    }

    private static JsonNode list(JsonNode answer, String name) {
        return answer.isArray() ? answer : answer.path(name);
    }
}
