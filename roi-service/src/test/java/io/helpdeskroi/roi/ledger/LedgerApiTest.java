package io.helpdeskroi.roi.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.helpdeskroi.roi.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class LedgerApiTest extends ServiceTest {

    private static final String SALARY = """
            {"id":"salary","category":"staffing","nature":"recurring","amount":"52000.00","currency":"EUR",
             "start":"2025-01-01","interval":"month","fte":12.5,
             "allocations":[{"target_type":"channel","target_id":"email","weight":0.6}]}""";
    private static final String TOOL = """
            {"id":"tool","category":"technology","nature":"one_off","amount":"9000","currency":"EUR","date":"2025-02-03"}""";

    @Test
    void keepsWhatWasSent() {
        post("costs", SALARY).statusCode(200).body("outcome", equalTo("stored"), "version", equalTo(1));
        finance().get("/api/v1/costs/salary").then().statusCode(200)
                .body("amount", equalTo("52000"), "category", equalTo("staffing"), "interval", equalTo("month"),
                        "fte", equalTo(12.5f), "allocations[0].weight", equalTo(0.6f), "end", nullValue(),
                        "version", equalTo(1), "recorded_at", notNullValue());
    }

    @Test
    void knowsWhatItHasSeen() {
        post("costs", SALARY).body("outcome", equalTo("stored"));
        post("costs", SALARY.replace("52000.00", "52000.0")).body("outcome", equalTo("unchanged"), "version", equalTo(1));
        post("costs", SALARY.replace("52000.00", "53000")).body("outcome", equalTo("updated"), "version", equalTo(2));
    }

    @Test
    void answersAListInItsOrder() {
        post("costs", TOOL);
        post("costs", "[" + SALARY + "," + TOOL + "," + SALARY + "]").statusCode(200)
                .body("results.id", contains("salary", "tool", "salary"),
                        "results.outcome", contains("stored", "unchanged", "stored"));
    }

    @Test
    void takesAListWholeOrNotAtAll() {
        post("costs", "[" + SALARY + "," + TOOL + "," + TOOL.replace("tool", "x").replace("9000", "-1") + "]")
                .statusCode(400).contentType("application/problem+json").body("field", equalTo("[2].amount"));
        finance().get("/api/v1/costs").then().body("items", hasSize(0));
        post("costs", "[" + TOOL + "," + TOOL.replace("9000", "1") + "]").statusCode(400).body("field", equalTo("[1].id"));
        finance().get("/api/v1/costs").then().body("items", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "'\"amount\":\"9000\"'|'\"amount\":9000'|amount",
            "'\"amount\":\"9000\"'|'\"amount\":\"-0.01\"'|amount",
            "'\"amount\":\"9000\"'|'\"amount\":\"1e3\"'|amount",
            "'\"amount\":\"9000\"'|'\"amount\":null'|amount",
            "EUR|EUX|currency",
            "EUR|XAU|currency",
            "technology|toys|category",
            "'\"date\":\"2025-02-03\"'|'\"date\":\"2025-02-30\"'|date",
            "'\"date\":\"2025-02-03\"'|'\"start\":\"2025-02-03\",\"end\":\"2025-02-03\"'|end",
            "'\"date\":\"2025-02-03\"'|'\"start\":\"2025-02-03\"'|end",
            "'\"date\":\"2025-02-03\"'|'\"start\":\"2025-02-03\",\"interval\":\"month\"'|interval",
            "'\"date\":\"2025-02-03\"'|'\"hours\":1'|date",
            "'\"date\":\"2025-02-03\"'|'\"date\":\"2025-02-03\",\"amortisation_months\":0'|amortisation_months",
            "'\"date\"'|'\"hours\":1e999999999,\"date\"'|hours",
            "'\"date\"'|'\"fte\":1e-999999999,\"date\"'|fte",
            "'\"date\"'|'\"allocations\":[{\"target_type\":\"team\",\"target_id\":\"a\",\"weight\":\"1e999999999\"}],\"date\"'|allocations[0].weight",
            "'\"date\":\"2025-02-03\"'|'\"date\":20250203'|date",
            "'\"date\":\"2025-02-03\"'|'\"start\":\"-999999999-01-01\",\"end\":\"2025-01-01\"'|start",
            "'\"id\":\"tool\"'|'\"id\":\"to\\u0000ol\"'|id",
            "'\"date\"'|'\"source\":\"\\u0000\",\"date\"'|source",
            "'\"id\":\"tool\"'|'\"id\":\" \"'|id",
            "'\"date\"'|'\"allocations\":[{\"target_type\":\"channel\",\"target_id\":\"a\",\"weight\":0.7},{\"target_type\":\"channel\",\"target_id\":\"b\",\"weight\":0.4}],\"date\"'|allocations[1].weight",
            "'\"date\"'|'\"allocations\":[{\"target_type\":\"channel\",\"target_id\":\"a\",\"weight\":-0.1}],\"date\"'|allocations[0].weight" })
    void saysWhichFieldIsWrong(String part, String wrong, String field) {
        post("costs", TOOL.replace(part, wrong)).statusCode(400).contentType("application/problem+json")
                .body("field", equalTo(field), "expected", notNullValue());
        post("costs", "[" + SALARY + "," + TOOL.replace(part, wrong) + "]").statusCode(400)
                .body("field", equalTo("[1]." + field));
    }

    @ParameterizedTest
    @CsvSource({ "as_of=noon,as_of", "limit=many,limit", "cursor=AA,cursor" })
    void saysWhichParameterIsWrong(String parameter, String field) {
        finance().get("/api/v1/costs?" + parameter).then().statusCode(400).contentType("application/problem+json")
                .body("field", equalTo(field));
    }

    /** Somebody who waited for the writer before must not write into a past that others have read meanwhile. */
    @Test
    void writesNothingIntoAPastThatWasRead() throws Exception {
        ExecutorService sender = Executors.newSingleThreadExecutor();
        try {
            Future<?> sent = QuarkusTransaction.requiringNew().call(() -> {
                entities.createNativeQuery("SELECT 1 FROM ledger_clock FOR SHARE").getResultList();
                Future<?> waiting = sender.submit(() -> post("costs", TOOL).statusCode(200));
                await().pollInSameThread()
                        .until(() -> !entities.createNativeQuery("SELECT 1 FROM pg_locks WHERE NOT granted").getResultList()
                                .isEmpty());
                clock.advance(Duration.ofHours(1));
                return waiting;
            });
            sent.get();
            assertThat(Instant.parse(finance().get("/api/v1/costs/tool").then().extract().path("recorded_at")))
                    .isAfterOrEqualTo(clock.instant());
        } finally {
            sender.shutdownNow();
        }
    }

    @ParameterizedTest
    @CsvSource({ "{", "[1]", "7", "'{\"id\":'" })
    void refusesWhatIsNoEntry(String body) {
        post("costs", body).statusCode(400).contentType("application/problem+json");
    }

    @Test
    void readsTheLedgerAsItWas() {
        post("costs", TOOL);
        clock.advance(Duration.ofHours(1));
        String before = clock.instant().toString();
        clock.advance(Duration.ofHours(1));
        post("costs", TOOL.replace("9000", "9500"));
        clock.advance(Duration.ofHours(1));
        String between = clock.instant().toString();
        clock.advance(Duration.ofHours(1));
        finance().delete("/api/v1/costs/tool").then().statusCode(204);
        finance().get("/api/v1/costs/tool").then().statusCode(404);
        finance().get("/api/v1/costs/tool?as_of=" + before).then().body("amount", equalTo("9000"));
        finance().get("/api/v1/costs?as_of=" + between).then().body("items.amount", contains("9500"));
        post("costs", TOOL).body("outcome", equalTo("stored"), "version", equalTo(3));
        finance().delete("/api/v1/costs/other").then().statusCode(404);
        finance().get("/api/v1/costs?as_of=" + clock.instant().plusSeconds(60)).then().statusCode(400)
                .body("field", equalTo("as_of"));
    }

    @Test
    void pagesThroughALongList() {
        List<String> orders = new ArrayList<>();
        for (int number = 100; number < 125; number++) {
            orders.add("""
                    {"id":"o%d","type":"%s","customer_id":"c1","amount":"10.00","currency":"EUR",
                     "occurred_at":"2025-03-01T10:00:00Z"}""".formatted(number, number % 5 == 0 ? "refund" : "order"));
        }
        post("revenues", orders.toString()).statusCode(200);
        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            var page = finance().get("/api/v1/revenues?limit=10&type=order" + cursor).then().statusCode(200).extract()
                    .jsonPath();
            seen.addAll(page.getList("items.id"));
            cursor = page.getString("next_cursor") == null ? null : "&cursor=" + page.getString("next_cursor");
        }
        assertThat(seen).hasSize(20).isSorted().doesNotHaveDuplicates();
        finance().get("/api/v1/revenues?cursor=!!").then().statusCode(400).body("field", equalTo("cursor"));
        finance().get("/api/v1/revenues?limit=0").then().statusCode(400).body("field", equalTo("limit"));
        finance().get("/api/v1/revenues?type=gift").then().statusCode(400).body("field", equalTo("type"));
    }

    @Test
    void keepsBenefitsAndRates() {
        post("benefits", """
                {"id":"b1","initiative_id":"i1","kind":"B-02","amount":"-1200.50","currency":"EUR",
                 "start":"2025-01-01","end":"2025-04-01","provenance":"estimated","assumption_ids":["a1"]}""").statusCode(200);
        post("benefits", """
                {"id":"b2","initiative_id":"i1","kind":"unquantified","text":"the mood is better","kpis":["csat"]}""")
                .statusCode(200);
        finance().get("/api/v1/benefits").then().body("items.id", contains("b1", "b2"),
                "items[0].amount", equalTo("-1200.5"), "items[1].kpis", contains("csat"));
        post("benefits", """
                {"id":"b3","initiative_id":"i1","kind":"unquantified","text":"x","amount":"1","currency":"EUR"}""")
                .statusCode(400).body("field", equalTo("amount"));
        post("exchange-rates", """
                {"base":"EUR","quote":"USD","rate":"1.0800","rate_date":"2025-03-10","source":"ECB"}""")
                .statusCode(200).body("id", equalTo("EUR-USD-2025-03-10"));
        finance().get("/api/v1/exchange-rates/EUR-USD-2025-03-10").then().body("rate", equalTo("1.08"));
        post("exchange-rates", """
                {"base":"EUR","quote":"USD","rate":"0","rate_date":"2025-03-10","source":"ECB"}""")
                .statusCode(400).body("field", equalTo("rate"));
    }

    @Test
    void manyWhoSendTheSameMakeOneEntry() throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> sends = new ArrayList<>();
            for (int number = 0; number < 24; number++) {
                String amount = Integer.toString(9000 + number % 2);
                sends.add(() -> finance().body(TOOL.replace("9000", amount)).post("/api/v1/costs").then().statusCode(200)
                        .extract().path("outcome"));
            }
            List<String> outcomes = new ArrayList<>();
            for (Future<String> sent : senders.invokeAll(sends)) {
                outcomes.add(sent.get());
            }
            assertThat(outcomes).containsOnlyOnce("stored");
            int changes = (int) outcomes.stream().filter(outcome -> !outcome.equals("unchanged")).count();
            finance().get("/api/v1/costs").then().body("items", hasSize(1), "items[0].version", equalTo(changes));
        } finally {
            senders.shutdownNow();
        }
    }
}
