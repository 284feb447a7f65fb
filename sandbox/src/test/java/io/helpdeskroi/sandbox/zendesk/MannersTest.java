package io.helpdeskroi.sandbox.zendesk;

import static io.helpdeskroi.sandbox.zendesk.Vendor.API;
import static io.helpdeskroi.sandbox.zendesk.Vendor.START;
import static io.helpdeskroi.sandbox.zendesk.Vendor.read;
import static io.helpdeskroi.sandbox.zendesk.Vendor.rows;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

/**
 * Credentials, budgets and faults.
 */
@QuarkusTest
class MannersTest {

    @AfterEach
    void behave() {
        Vendor.behave();
    }

    @Test
    void letsNobodyInWithoutCredentials() {
        given().get(API + "/incremental/tickets/cursor?start_time=0").then().statusCode(401)
                .body("error", equalTo("Couldn't authenticate you"));
        given().auth().preemptive().basic("admin@sandbox.example/token", "wrong").get(API + "/groups").then().statusCode(401);
        given().header("Authorization", "Bearer made-up").get(API + "/groups").then().statusCode(401);
    }

    private static Response token(String body) {
        return given().contentType("application/json").body(body).post("/zendesk/oauth/tokens");
    }

    private static String refresh(String token) {
        return "{\"grant_type\":\"refresh_token\",\"refresh_token\":\"" + token
                + "\",\"client_id\":\"helpdesk-roi\",\"client_secret\":\"sandbox-demo-secret\"}";
    }

    @Test
    void takesARefreshTokenOnce() {
        JsonPath first = token(refresh("sandbox-demo-refresh")).then().statusCode(200).extract().jsonPath();
        given().header("Authorization", "Bearer " + first.getString("access_token")).get(API + "/groups").then()
                .statusCode(200);
        token(refresh("sandbox-demo-refresh")).then().statusCode(400).body("error", equalTo("invalid_grant"));

        JsonPath second = token(refresh(first.getString("refresh_token"))).then().statusCode(200).extract().jsonPath();
        given().header("Authorization", "Bearer " + first.getString("access_token")).get(API + "/groups").then()
                .statusCode(401);
        given().header("Authorization", "Bearer " + second.getString("access_token")).get(API + "/groups").then()
                .statusCode(200);
        token(refresh(second.getString("refresh_token")).replace("sandbox-demo-secret", "no")).then().statusCode(401);
    }

    @Test
    void givesMachinesATokenWithoutRefresh() {
        token("{\"grant_type\":\"client_credentials\",\"client_id\":\"helpdesk-roi\",\"client_secret\":\"sandbox-demo-secret\"}")
                .then().statusCode(200).body("access_token", notNullValue(), "refresh_token", nullValue());
    }

    @Test
    void refusesWhatTheBudgetDoesNotAllowAndSaysHowLong() {
        int refused = 0;
        Response last = null;
        for (int request = 0; request < 605 && refused == 0; request++) {
            last = Vendor.ask("/deleted_tickets");
            refused += last.statusCode() == 429 ? 1 : 0;
        }
        assertThat(refused).isEqualTo(1);
        assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 60);
        assertThat(last.header("zendesk-ratelimit-deleted-tickets-index")).startsWith("total=600; remaining=0; resets=");
        assertThat(Integer.parseInt(last.header("X-Rate-Limit-Remaining"))).isPositive();
        JsonPath log = given().get("/sandbox/requests").jsonPath();
        assertThat(log.getInt("buckets.deleted-tickets-index.peak_per_minute")).isEqualTo(600);
        assertThat(log.getInt("buckets.deleted-tickets-index.refused")).isPositive();
    }

    @Test
    void refusesPagesThatAreTooBigAndCursorsThatAreNone() {
        Vendor.ask("/tickets?page%5Bsize%5D=101").then().statusCode(400)
                .body("error", equalTo("InvalidPaginationParameter"), "description", startsWith("page[size] cannot be"));
        Vendor.ask("/users?page=200&per_page=100").then().statusCode(400)
                .body("errors[0].code", equalTo("InvalidPaginationDepth"));
        Vendor.ask("/incremental/tickets/cursor?cursor=abc").then().statusCode(400);
        Vendor.ask("/incremental/tickets/cursor").then().statusCode(400);
        Vendor.ask("/tickets/1").then().statusCode(404).body("error", equalTo("RecordNotFound"));
    }

    @Test
    void answersBadlyWhenAskedTo() {
        Vendor.misbehave(
                "{\"kind\":\"rate_limit\",\"next\":1},{\"kind\":\"server_error\",\"next\":1},{\"kind\":\"timeout\",\"next\":1}");
        Response limited = Vendor.ask("/groups");
        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.header("Retry-After")).isNull();
        assertThat(Vendor.ask("/groups").statusCode()).isEqualTo(500);
        Vendor.ask("/groups").then().statusCode(504).body(equalTo("upstream request timeout"));
        assertThat(Vendor.ask("/groups").statusCode()).isEqualTo(200);
    }

    @Test
    void cutsAnswersAndConnections() throws Exception {
        Vendor.misbehave(
                "{\"kind\":\"reset\",\"next\":1},{\"kind\":\"truncated\",\"next\":1},{\"kind\":\"slow\",\"next\":1,\"delay_ms\":20}");
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + API + "/groups"))
                .header("Authorization", "Basic " + Base64.getEncoder()
                        .encodeToString("admin@sandbox.example/token:sandbox-demo-token"
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.noBody()).method("GET", HttpRequest.BodyPublishers.noBody()).build();
        for (String kind : List.of("reset", "truncated")) {
            Vendor.misbehave("{\"kind\":\"" + kind + "\"}");
            assertThatThrownBy(() -> client.send(request, HttpResponse.BodyHandlers.ofString())).as(kind)
                    .isInstanceOf(IOException.class);
        }
        Vendor.misbehave("{\"kind\":\"slow\",\"delay_ms\":300}");
        long began = System.nanoTime();
        assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        assertThat(System.nanoTime() - began).isGreaterThan(300_000_000L);
    }

    @Test
    void distortsRecordsAndLinks() {
        String feed = "/incremental/tickets/cursor?support_type_scope=all&per_page=50&start_time=" + START;
        List<Object> whole = read(feed).getList("tickets.id");
        Vendor.misbehave("{\"kind\":\"hidden_records\",\"share\":0.3}");
        List<Object> hidden = read(feed).getList("tickets.id");
        assertThat(whole).containsAll(hidden).hasSizeGreaterThan(hidden.size());
        assertThat(read(feed).<Object> getList("tickets.id")).isEqualTo(hidden);
        Vendor.misbehave("{\"kind\":\"malformed_record\",\"share\":0.3}");
        List<Object> malformed = rows(read(feed), "tickets").stream().filter(row -> "yesterday".equals(row.get("created_at")))
                .map(row -> row.get("id")).toList();
        assertThat(whole).hasSize(50).containsAll(malformed).hasSizeGreaterThan(malformed.size());
        assertThat(malformed).isNotEmpty();
        Vendor.ask("/tickets/" + malformed.get(0)).then().statusCode(200).body("ticket.created_at", equalTo("yesterday"));
        assertThat(given().get("/sandbox/faults/struck").jsonPath().<String> getList("records.id"))
                .containsExactlyElementsOf(malformed.stream().map(String::valueOf).toList());
        Vendor.misbehave("{\"kind\":\"foreign_link\"}");
        assertThat(read(feed).getString("after_url")).startsWith("https://elsewhere.example/");
        Vendor.misbehave("{\"kind\":\"looping_cursor\"}");
        String cursor = read(feed).getString("after_cursor");
        assertThat(read("/incremental/tickets/cursor?cursor=" + cursor).getString("after_cursor")).isEqualTo(cursor);
    }

    @Test
    void tellsOfExactlyTheRecordsThatItBroke() {
        Vendor.misbehave("{\"kind\":\"malformed_record\",\"share\":0.5}");
        List<String> broken = new ArrayList<>();
        rows(read("/guide/survey_responses?page%5Bsize%5D=100"), "survey_responses").stream()
                .filter(row -> "yesterday".equals(row.get("expires_at")))
                .forEach(row -> broken.add("survey_response/" + row.get("id")));
        rows(read("/incremental/ticket_metric_events?start_time=" + START), "ticket_metric_events").stream()
                .filter(row -> "yesterday".equals(row.get("time")))
                .forEach(row -> broken.add("ticket_metric_event/" + row.get("id")));
        assertThat(broken).anyMatch(record -> record.startsWith("survey")).anyMatch(record -> record.startsWith("ticket"));
        assertThat(rows(given().get("/sandbox/faults/struck").jsonPath(), "records").stream()
                .map(record -> record.get("kind") + "/" + record.get("id"))).containsExactlyInAnyOrderElementsOf(broken);
    }

    @Test
    void cutsTicketsOutOfTheFeedsAndStillCountsThem() {
        String feed = "/incremental/tickets/cursor?support_type_scope=all&per_page=1000&start_time=" + START;
        String count = "/search/count?query=type:ticket%20created%3E=2025-05-01T00:00:00Z%20created%3C2025-09-01T00:00:00Z";
        List<Object> whole = read(feed).getList("tickets.id");
        int counted = read(count).getInt("count");
        Vendor.misbehave("{\"kind\":\"cut_records\",\"path\":\"/zendesk/\",\"from\":\"2025-05-01T00:00:00Z\","
                + "\"to\":\"2025-09-01T00:00:00Z\",\"limit\":20}");
        List<Object> rest = read(feed).getList("tickets.id");
        List<Object> cut = whole.stream().filter(id -> !rest.contains(id)).toList();
        assertThat(cut).hasSizeBetween(20, 25);
        assertThat(read(count).getInt("count")).isEqualTo(counted);
        Vendor.ask("/tickets/" + cut.get(0)).then().statusCode(404);
        assertThat(given().get("/sandbox/faults/hidden").jsonPath().getList("records.count")).containsExactly(20);
        Vendor.misbehave("{\"kind\":\"hidden_records\",\"share\":0}");
        assertThat(read(feed).<Object> getList("tickets.id")).isEqualTo(whole);
    }
}
