package io.helpdeskroi.sandbox.truth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class TruthResourceTest {

    private static List<Map<String, Object>> values(String path) {
        return given().get(path).then().statusCode(200).extract().jsonPath().getList("values");
    }

    private static double sum(List<Map<String, Object>> values) {
        return values.stream().mapToDouble(value -> ((Number) value.get("value")).doubleValue()).sum();
    }

    @Test
    void addsUpHoweverItIsCut() {
        List<Map<String, Object>> whole = values("/truth/kpis?kpi=interactions_received");
        assertThat(whole).hasSize(1);
        assertThat(whole.get(0)).containsEntry("slice", Map.of())
                .containsEntry("period", Map.of("from", "2024-12-31T23:00:00Z", "to", "2025-12-31T23:00:00Z"));
        List<Map<String, Object>> days = values("/truth/kpis?kpi=interactions_received&granularity=day");
        assertThat(days).hasSize(365);
        assertThat(sum(days)).isEqualTo(sum(whole));
        List<Map<String, Object>> channels = values(
                "/truth/kpis?kpi=interactions_received&granularity=month&group_by=channel");
        assertThat(sum(channels)).isCloseTo(2 * sum(whole), within(0.1));
    }

    @Test
    void showsTheInitiativesEffect() {
        double before = ((Number) values("/truth/kpis?kpi=first_response_time&to=2025-07-01").get(1).get("value"))
                .doubleValue();
        double since = ((Number) values("/truth/kpis?kpi=first_response_time&from=2025-07-01").get(1).get("value"))
                .doubleValue();
        assertThat(since).isLessThan(before);
    }

    @Test
    void tellsWhatIsWrongWithAQuestion() {
        given().get("/truth/kpis?from=yesterday").then().statusCode(400).body("field", equalTo("from"));
        given().get("/truth/kpis?from=2025-02-01&to=2025-01-01").then().statusCode(400).body("field", equalTo("to"));
        given().get("/truth/roi?granularity=minute").then().statusCode(400).body("field", equalTo("granularity"));
        given().get("/truth/kpis?vendor=pigeon").then().statusCode(400).body("field", equalTo("vendor"));
        given().get("/truth/kpis?group_by=weather").then().statusCode(400).body("field", equalTo("group_by"));
    }

    @Test
    void countsBothDesksOrOne() {
        String received = "/truth/kpis?kpi=interactions_received&vendor=";
        double messenger = sum(values(received + "intercom"));
        assertThat(messenger).isBetween(100.0, 160.0);
        assertThat(sum(values(received + "zendesk")) + messenger).isEqualTo(sum(values(received + "all")));
        assertThat(values("/truth/roi?vendor=zendesk").get(0)).isEqualTo(values("/truth/roi").get(0));
        assertThat(values("/truth/roi?vendor=zendesk").get(1)).isNotEqualTo(values("/truth/roi").get(1));
    }

    @Test
    void keepsTheReturnConsistent() {
        List<Map<String, Object>> roi = values("/truth/roi?granularity=quarter&group_by=channel");
        assertThat(roi).extracting(value -> value.get("kpi")).contains("roi.quarterlyServiceReturn",
                "cost.perContact.byChannel");
        Map<String, Object> first = values("/truth/roi").stream().filter(value -> value.get("kpi").equals("roi.netPct"))
                .findFirst().orElseThrow();
        assertThat((String) first.get("value")).matches("-?\\d+\\.\\d{4}");
    }

    @Test
    void keepsBooksTheServiceCanRead() {
        Map<String, List<Map<String, Object>>> books = given().get("/company/ledger").then().statusCode(200).extract()
                .jsonPath()
                .get();
        assertThat(books).containsOnlyKeys("costs", "revenues", "benefits", "exchange_rates");
        assertThat(books.get("costs")).allSatisfy(cost -> {
            assertThat((String) cost.get("amount")).matches("\\d+\\.\\d{2}");
            assertThat(cost.get("date") == null).isEqualTo(cost.get("start") != null);
        });
        assertThat(books.get("revenues")).hasSize(400).extracting(event -> event.get("id")).doesNotHaveDuplicates();
        given().get("/company").then().statusCode(200).body("name", equalTo("Nordlicht Versand"),
                "vendors.zendesk.path", equalTo("/zendesk"), "contacts", equalTo(400));
    }
}
