package io.helpdeskroi.testsupport.connector;

import static io.restassured.RestAssured.given;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.helpdeskroi.contract.Role;
import io.helpdeskroi.testsupport.TestTokens;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;

/**
 * One connection of the connector under test, over its API.
 */
final class ConnectorApi {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private final String name = "scenario-" + NAMES.incrementAndGet();
    private final Map<String, Object> body = new HashMap<>();

    ConnectorApi(ConnectorFixture feed, String baseUrl) {
        body.put("name", name);
        body.put("settings", feed.settings(baseUrl));
        body.put("credentials", feed.credentials());
        body.put("streams", List.of(feed.stream()));
        body.put("backfill_start", "2025-01-01T00:00:00Z");
        body.put("poll_interval", "PT1H");
        body.put("quota_share", 1);
    }

    String name() {
        return name;
    }

    void create() {
        admin().body(body).post("/api/v1/connections").then().statusCode(201);
    }

    void changeCredentials(Map<String, String> credentials) {
        body.put("credentials", credentials);
        String etag = admin().get(path("")).then().statusCode(200).extract().header("ETag");
        admin().header("If-Match", etag).body(body).put(path("")).then().statusCode(200);
    }

    void resume() {
        admin().post(path("/resume")).then().statusCode(200);
    }

    void delete() {
        admin().header("If-Match", "*").delete(path(""));
    }

    String state() {
        return admin().get(path("")).jsonPath().getString("state");
    }

    /** The one stream of the connection. */
    JsonPath stream() {
        return admin().get(path("/streams")).then().statusCode(200).extract().jsonPath().setRootPath("streams[0]");
    }

    JsonPath lastRun() {
        return admin().get(path("/runs")).then().statusCode(200).extract().jsonPath().setRootPath("runs[0]");
    }

    JsonPath deadLetters() {
        return admin().get(path("/dead-letters")).then().statusCode(200).extract().jsonPath();
    }

    /** All answers about the connection. */
    String everythingItSays() {
        StringBuilder answers = new StringBuilder(admin().get("/api/v1/connections").asString());
        for (String part : List.of("", "/streams", "/runs", "/dead-letters")) {
            answers.append(admin().get(path(part)).asString());
        }
        return answers.toString();
    }

    private String path(String rest) {
        return "/api/v1/connections/" + name + rest;
    }

    private static RequestSpecification admin() {
        return given().auth().oauth2(TestTokens.of(Role.ADMIN)).contentType("application/json");
    }
}
