package io.helpdeskroi.sandbox.intercom;

import static io.restassured.RestAssured.given;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/**
 * The sandbox's workspace, asked as a client would ask it.
 */
final class Workspace {

    static final long START = 1_735_686_000L;
    static final String CONVERSATIONS = "/conversations/search";
    static final String TICKETS = "/tickets/search";

    private Workspace() {
    }

    static RequestSpecification signed() {
        return signed("2.16");
    }

    static RequestSpecification signed(String version) {
        return given().header("Authorization", "Bearer sandbox-demo-intercom-token").header("Intercom-Version", version)
                .contentType("application/json");
    }

    static Response ask(String path) {
        return signed().get("/intercom" + path);
    }

    static JsonPath read(String path) {
        return ask(path).then().statusCode(200).extract().jsonPath();
    }

    static Response search(String path, String query, String rest) {
        return signed().body("{\"query\":" + query + rest + "}").post("/intercom" + path);
    }

    static JsonPath found(String path, String query, String rest) {
        return search(path, query, rest).then().statusCode(200).extract().jsonPath();
    }

    static String filter(String field, String operator, Object value) {
        String text = value instanceof String ? "\"" + value + "\"" : value.toString();
        return "{\"field\":\"" + field + "\",\"operator\":\"" + operator + "\",\"value\":" + text + "}";
    }

    static String all(String... filters) {
        return "{\"operator\":\"AND\",\"value\":[" + String.join(",", filters) + "]}";
    }

    /** Everything the search finds, walked to its end. */
    static List<Map<String, Object>> walk(String path, String query, String sort, int perPage) {
        List<Map<String, Object>> rows = new ArrayList<>();
        String root = path.equals(TICKETS) ? "tickets" : path.startsWith("/contacts") ? "data" : "conversations";
        String after = "";
        do {
            JsonPath page = found(path, query, sort + ",\"pagination\":{\"per_page\":" + perPage + after + "}");
            rows.addAll(page.getList(root));
            String next = page.getString("pages.next.starting_after");
            after = next == null ? null : ",\"starting_after\":\"" + next + "\"";
        } while (after != null);
        return rows;
    }

    static long number(Object value) {
        return ((Number) value).longValue();
    }

    static void setClock(long epochSecond) {
        given().contentType("application/json").body("{\"now\":\"" + java.time.Instant.ofEpochSecond(epochSecond) + "\"}")
                .put("/sandbox/clock").then().statusCode(200);
    }

    static void misbehave(String faults) {
        given().contentType("application/json").body("{\"seed\":5,\"faults\":[" + faults + "]}").put("/sandbox/faults").then()
                .statusCode(200);
    }

    static void behave() {
        given().delete("/sandbox/clock").then().statusCode(200);
        given().delete("/sandbox/faults").then().statusCode(200);
        given().delete("/sandbox/deletions").then().statusCode(200);
    }
}
