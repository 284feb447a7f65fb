package io.helpdeskroi.local.onboard;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.helpdeskroi.local.option.Connector;
import io.helpdeskroi.local.option.Exit;
import io.helpdeskroi.local.option.LaunchFailure;

/**
 * The sandbox company's account with one vendor, as a connection of that vendor's connector.
 *
 * @param vendor whose account it is
 * @param connector the connector's API
 * @param sandbox address of the sandbox
 */
record VendorAccount(Connector vendor, Api connector, String sandbox) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Name of its connection, and so the source of its facts. */
    String connection() {
        return "sandbox-" + vendor.word();
    }

    /** Makes the connection, or moves it to the sandbox's present address. */
    void connect(JsonNode company, String token) {
        ObjectNode wanted = wanted(company, token);
        Optional<JsonNode> known = known();
        if (known.isEmpty()) {
            connector.send("POST", "/api/v1/connections", wanted);
        } else if (!known.get().path("settings").path("base_url").equals(wanted.path("settings").path("base_url"))) {
            move(known.get().path("id").asText(), wanted);
        }
    }

    /** How far its streams are. */
    JsonNode streams() {
        String id = known()
                .orElseThrow(() -> new LaunchFailure(Exit.ONBOARDING, "The connection " + connection() + " is gone."))
                .path("id").asText();
        return list(connector.get("/api/v1/connections/" + id + "/streams"), "streams");
    }

    private ObjectNode wanted(JsonNode company, String token) {
        JsonNode account = company.path("vendors").path(vendor.word());
        ObjectNode wanted = JSON.createObjectNode();
        wanted.put("name", connection());
        ObjectNode settings = wanted.putObject("settings").put("base_url", sandbox + account.path("path").asText());
        ObjectNode credentials = wanted.putObject("credentials");
        switch (vendor) {
            case ZENDESK -> {
                settings.put("email", account.path("api_token").path("email").asText());
                credentials.put("api_token", token);
            }
            case INTERCOM -> credentials.put("access_token", token);
        }
        wanted.put("backfill_start", company.path("history").path("from").asText());
        wanted.put("poll_interval", "PT30S");
        wanted.put("quota_share", 0.9);
        wanted.put("zone", company.path("timezone").asText());
        return wanted;
    }

    /** The ports of the run have changed, and with them the vendor's address. */
    private void move(String id, ObjectNode wanted) {
        String path = "/api/v1/connections/" + id;
        String etag = connector.call("GET", path, null, "").etag();
        Api.Answer moved = connector.call("PUT", path, wanted, etag);
        if (moved.status() / 100 != 2) {
            throw new LaunchFailure(Exit.ONBOARDING, "The " + vendor.word()
                    + " connector refused the company's new address with " + moved.status() + ": " + moved.body());
        }
    }

    private Optional<JsonNode> known() {
        for (JsonNode connection : list(connector.get("/api/v1/connections"), "connections")) {
            if (connection.path("name").asText().equals(connection())) {
                return Optional.of(connection);
            }
        }
        return Optional.empty();
    }

    private static JsonNode list(JsonNode answer, String name) {
        return answer.isArray() ? answer : answer.path(name);
    }
}
