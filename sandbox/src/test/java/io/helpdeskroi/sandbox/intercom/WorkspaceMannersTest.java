package io.helpdeskroi.sandbox.intercom;

import static io.helpdeskroi.sandbox.intercom.Workspace.CONVERSATIONS;
import static io.helpdeskroi.sandbox.intercom.Workspace.START;
import static io.helpdeskroi.sandbox.intercom.Workspace.TICKETS;
import static io.helpdeskroi.sandbox.intercom.Workspace.filter;
import static io.helpdeskroi.sandbox.intercom.Workspace.found;
import static io.helpdeskroi.sandbox.intercom.Workspace.read;
import static io.helpdeskroi.sandbox.intercom.Workspace.walk;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

/**
 * Credentials, versions, budgets and faults of the workspace.
 */
@QuarkusTest
class WorkspaceMannersTest {

    private static final String EVERYTHING = filter("updated_at", ">", START);
    private static final String ASCENDING = ",\"sort\":{\"field\":\"updated_at\",\"order\":\"ascending\"}";

    @AfterEach
    void behave() {
        Workspace.behave();
    }

    @Test
    void asksForATokenAndAVersionThatExist() {
        Response unknown = given().header("Authorization", "Bearer wrong").get("/intercom/me");
        unknown.then().statusCode(401).body("errors[0].code", equalTo("unauthorized"));
        assertThat(unknown.header("X-RateLimit-Limit")).isNull();
        Workspace.signed("3.0").get("/intercom/me").then().statusCode(400).body("errors[0].code",
                equalTo("intercom_version_invalid"));
        given().header("Authorization", "Bearer sandbox-demo-intercom-token").get("/intercom/me").then().statusCode(200)
                .body("app.region", equalTo("EU"), "app.timezone", equalTo("Europe/Berlin"));
    }

    @Test
    void tellsWhatIsLeftOfTenSeconds() {
        given().delete("/sandbox/requests").then().statusCode(200);
        Response first = Workspace.ask("/teams");
        int limit = Integer.parseInt(first.header("X-RateLimit-Limit"));
        assertThat(limit).isEqualTo(100_000);
        assertThat(Integer.parseInt(first.header("X-RateLimit-Remaining"))).isBetween(1, limit - 1);
        assertThat(Long.parseLong(first.header("X-RateLimit-Reset")) % 10).isZero();
        Workspace.ask("/admins");
        JsonPath log = given().get("/sandbox/requests").jsonPath();
        assertThat(log.getInt("buckets.intercom-app.granted")).isEqualTo(2);
        assertThat(log.getInt("buckets.intercom-app.peak_per_10s")).isEqualTo(2);
        assertThat(log.getInt("buckets.intercom-app.limit_per_minute")).isEqualTo(600_000);
    }

    @Test
    void knowsItsPeople() {
        assertThat(read("/admins").getList("admins.name")).contains("Operator").hasSize(11);
        assertThat(read("/teams").getList("teams.admin_ids")).hasSize(2);
        assertThat(read("/tags").getList("data")).hasSize(6);
        assertThat(read("/calls").getInt("total_count")).isZero();
        JsonPath contacts = read("/contacts?per_page=150");
        String id = contacts.getString("data[3].id");
        assertThat(contacts.getInt("total_count")).isEqualTo(72);
        assertThat(read("/contacts/" + id).getString("email")).endsWith("@shopper.example");
        Workspace.ask("/contacts/000000000000000000000001").then().statusCode(404);
        assertThat(walk("/contacts/search", filter("updated_at", ">", 1), ",\"sort\":{\"field\":\"updated_at\","
                + "\"order\":\"ascending\"}", 20)).hasSize(72);
    }

    @Test
    void searchesContactsByTheDayUntilItLearnsBetter() {
        Map<String, Object> some = walk("/contacts/search", filter("updated_at", ">", START), "", 150).get(0);
        long at = Workspace.number(some.get("updated_at"));
        String body = "{\"query\":" + filter("updated_at", ">", at - 1) + ",\"pagination\":{\"per_page\":150}}";
        List<Object> byDay = Workspace.signed().body(body).post("/intercom/contacts/search").jsonPath().getList("data.id");
        List<Object> bySecond = Workspace.signed("2.17").body(body).post("/intercom/contacts/search").jsonPath()
                .getList("data.id");
        assertThat(byDay).doesNotContain(some.get("id"));
        assertThat(bySecond).contains(some.get("id")).containsAll(byDay);
        Workspace.search("/contacts/search", filter("updated_at", ">=", at), "").then().statusCode(400);
    }

    @Test
    void scrollsThroughCompaniesOneAtATime() {
        JsonPath first = read("/companies/scroll");
        Workspace.ask("/companies/scroll").then().statusCode(400).body("errors[0].code", equalTo("scroll_exists"));
        assertThat(first.getList("data")).hasSize(7);
        assertThat(read("/companies/scroll?scroll_param=" + first.getString("scroll_param")).getList("data")).isEmpty();
        Workspace.ask("/companies/scroll?scroll_param=" + first.getString("scroll_param")).then().statusCode(404);
        JsonPath page = Workspace.signed().post("/intercom/companies/list?per_page=4").then().statusCode(200).extract()
                .jsonPath();
        assertThat(page.getList("data")).hasSize(4);
        assertThat(page.getString("pages.next")).endsWith("/companies/list?page=2&per_page=4");
        Workspace.signed().post("/intercom/companies/list?page=200&per_page=60").then().statusCode(400);
    }

    @Test
    void breaksTheSameRecordsWhereverTheyAreRead() {
        Workspace.misbehave("{\"kind\":\"malformed_record\",\"share\":0.2,\"path\":\"/intercom/\"}");
        List<Map<String, Object>> rows = walk(CONVERSATIONS, EVERYTHING, ASCENDING, 50);
        List<String> broken = rows.stream().filter(row -> "yesterday".equals(row.get("created_at")))
                .map(row -> (String) row.get("id")).toList();
        assertThat(broken).isNotEmpty().hasSizeLessThan(rows.size() / 2);
        for (Map<String, Object> row : rows) {
            String path = (row.get("type").equals("ticket") ? "/tickets/" : "/conversations/") + row.get("id");
            assertThat("yesterday".equals(read(path).getString("created_at"))).as(path)
                    .isEqualTo(broken.contains((String) row.get("id")));
        }
        assertThat(given().get("/sandbox/faults/struck").jsonPath().<String> getList("records.id"))
                .containsExactlyInAnyOrderElementsOf(broken);
        Workspace.behave();
        assertThat(given().get("/sandbox/faults/struck").jsonPath().getList("records")).isEmpty();
    }

    @Test
    void cutsAWindowOutOfItsFeedsAndStillCountsIt() {
        List<Map<String, Object>> before = walk(CONVERSATIONS, EVERYTHING, ASCENDING, 150);
        List<String> created = before.stream().filter(row -> row.get("type").equals("conversation"))
                .sorted(java.util.Comparator.comparing(row -> Workspace.number(row.get("created_at"))))
                .map(row -> (String) row.get("id")).toList();
        Map<String, Object> tenth = before.stream().filter(row -> row.get("id").equals(created.get(10))).findFirst()
                .orElseThrow();
        Workspace.misbehave("{\"kind\":\"cut_records\",\"path\":\"/intercom/conversations\",\"limit\":7,\"from\":\""
                + Instant.ofEpochSecond(Workspace.number(tenth.get("created_at"))) + "\",\"to\":\"2025-12-01T00:00:00Z\"}");
        List<Map<String, Object>> after = walk(CONVERSATIONS, EVERYTHING, ASCENDING, 150);
        List<Object> gone = before.stream().map(row -> row.get("id"))
                .filter(id -> after.stream().noneMatch(row -> row.get("id").equals(id))).toList();
        assertThat(gone).containsAll(created.subList(10, 17)).doesNotContain(created.get(9), created.get(17));
        assertThat(found(CONVERSATIONS, EVERYTHING, "").getInt("total_count")).isEqualTo(before.size());
        Workspace.ask("/conversations/" + created.get(12)).then().statusCode(404);
        assertThat(given().get("/sandbox/faults/hidden").jsonPath().getList("records"))
                .isEqualTo(List.of(Map.of("vendor", "intercom", "kind", "conversation", "count", 7)));
    }

    @Test
    void losesWhatItIsToldToWithoutAWord() {
        List<String> ids = found(TICKETS, filter("created_at", ">", 1), "").getList("tickets.id");
        given().contentType("application/json")
                .body("{\"vendor\":\"intercom\",\"kind\":\"ticket\",\"ids\":[\"" + ids.get(0) + "\"]}")
                .put("/sandbox/deletions").then().statusCode(200);
        Workspace.ask("/tickets/" + ids.get(0)).then().statusCode(404);
        assertThat(found(TICKETS, filter("id", "=", ids.get(0)), "").getInt("total_count")).isZero();
        assertThat(found(CONVERSATIONS, filter("id", "=", ids.get(0)), "").getInt("total_count")).isZero();
        Workspace.ask("/tickets/" + ids.get(1)).then().statusCode(200);
    }

    @Test
    void misbehavesInItsOwnWords() {
        Workspace.misbehave("{\"kind\":\"rate_limit\",\"next\":1,\"path\":\"/intercom/\"},"
                + "{\"kind\":\"server_error\",\"next\":1},{\"kind\":\"slow\",\"next\":1,\"delay_ms\":30},"
                + "{\"kind\":\"looping_cursor\"}");
        Response limited = Workspace.ask("/teams");
        limited.then().statusCode(429).body("errors[0].code", equalTo("rate_limit_exceeded"));
        assertThat(limited.header("Retry-After")).isNull();
        Workspace.ask("/teams").then().statusCode(500);
        String first = found(CONVERSATIONS, EVERYTHING, ASCENDING).getString("pages.next.starting_after");
        assertThat(found(CONVERSATIONS, EVERYTHING, ASCENDING + ",\"pagination\":{\"starting_after\":\"" + first + "\"}")
                .getString("pages.next.starting_after")).isEqualTo(first);
    }
}
