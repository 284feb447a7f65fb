package io.helpdeskroi.connector.fake;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.restassured.RestAssured.given;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;

import io.helpdeskroi.contract.Role;
import io.helpdeskroi.testsupport.TestTokens;
import io.helpdeskroi.testsupport.connector.VendorStub;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/**
 * A fake vendor account and a connection to it.
 */
public final class Desk implements AutoCloseable {

    private static final AtomicInteger NAMES = new AtomicInteger();

    public final VendorStub vendor = new VendorStub();
    public final FakeFeed feed = new FakeFeed();
    public final String name = "desk-" + NAMES.incrementAndGet();

    public static RequestSpecification as(String... roles) {
        return given().auth().oauth2(TestTokens.of(roles)).contentType("application/json");
    }

    /** A request body for this desk; an entry without value takes a key out. */
    public Map<String, Object> body(Map<String, Object> changes) {
        Map<String, Object> body = new HashMap<>(Map.of("name", name, "settings", Map.of("base_url", vendor.baseUrl()),
                "credentials", Map.of("token", "planted-secret-1"), "streams", List.of("cases"), "poll_interval", "PT1H",
                "quota_share", 1));
        body.putAll(changes);
        body.values().removeIf(""::equals);
        return body;
    }

    public Desk create() {
        return create(Map.of());
    }

    public Desk create(Map<String, Object> changes) {
        as(Role.ADMIN).body(body(changes)).post("/api/v1/connections").then().statusCode(201);
        return this;
    }

    /** The three pages of the feed. */
    public Desk pages() {
        for (int page = 1; page <= 3; page++) {
            vendor.answer(feed.request(page), ok(feed.page(page)));
        }
        return this;
    }

    public static ResponseDefinitionBuilder ok(String body) {
        return aResponse().withHeader("Content-Type", "application/json").withBody(body);
    }

    /** Answers the agents list. */
    public void agents(ResponseDefinitionBuilder answer) {
        vendor.answer(get(urlPathEqualTo("/api/agents")), answer);
    }

    public ValidatableResponse post(String action) {
        return as(Role.ADMIN).post(path(action)).then();
    }

    public JsonPath connection() {
        return as(Role.ADMIN).get(path("")).then().statusCode(200).extract().jsonPath();
    }

    public JsonPath stream() {
        return as(Role.ADMIN).get(path("/streams")).then().statusCode(200).extract().jsonPath().setRootPath("streams[0]");
    }

    public JsonPath letters() {
        return as(Role.ADMIN).get(path("/dead-letters")).then().statusCode(200).extract().jsonPath();
    }

    public JsonPath runs() {
        return as(Role.ADMIN).get(path("/runs")).then().statusCode(200).extract().jsonPath();
    }

    public String path(String rest) {
        return "/api/v1/connections/" + name + rest;
    }

    @Override
    public void close() {
        as(Role.ADMIN).header("If-Match", "*").delete(path(""));
        vendor.close();
    }
}
