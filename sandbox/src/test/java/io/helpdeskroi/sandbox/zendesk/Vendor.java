package io.helpdeskroi.sandbox.zendesk;

import static io.restassured.RestAssured.given;

import java.util.List;
import java.util.Map;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/**
 * The sandbox's vendor account, asked as a client would ask it.
 */
final class Vendor {

    static final String API = "/zendesk/api/v2";
    static final long START = 1_735_686_000L;

    private Vendor() {
    }

    static RequestSpecification signed() {
        return given().auth().preemptive().basic("admin@sandbox.example/token", "sandbox-demo-token").urlEncodingEnabled(false);
    }

    static Response ask(String pathAndQuery) {
        return signed().get(API + pathAndQuery);
    }

    static JsonPath read(String pathAndQuery) {
        return ask(pathAndQuery).then().statusCode(200).extract().jsonPath();
    }

    static List<Map<String, Object>> rows(JsonPath page, String root) {
        return page.getList(root);
    }

    static long number(Object value) {
        return ((Number) value).longValue();
    }

    static void setClock(String instant) {
        given().contentType("application/json").body("{\"now\":\"" + instant + "\"}").put("/sandbox/clock").then()
                .statusCode(200);
    }

    static void misbehave(String faults) {
        given().contentType("application/json").body("{\"seed\":5,\"faults\":[" + faults + "]}").put("/sandbox/faults").then()
                .statusCode(200);
    }

    static void behave() {
        given().delete("/sandbox/clock").then().statusCode(200);
        given().delete("/sandbox/faults").then().statusCode(200);
    }
}
