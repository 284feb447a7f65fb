package io.helpdeskroi.metrics.http;

import static io.helpdeskroi.metrics.golden.GoldenG1.DESK;
import static io.helpdeskroi.metrics.golden.GoldenG1.VOICE;
import static io.helpdeskroi.metrics.golden.GoldenG1.WEEK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.helpdeskroi.contract.KpiValue;
import io.helpdeskroi.contract.Role;
import io.helpdeskroi.contract.ValueState;
import io.helpdeskroi.metrics.golden.GoldenG1;
import io.helpdeskroi.testsupport.PostgresResource;
import io.helpdeskroi.testsupport.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/**
 * How questions about KPIs are answered, and how they are refused.
 */
@QuarkusTest
@QuarkusTestResource(value = PostgresResource.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = TestTokens.class, restrictToAnnotatedClass = false)
class KpiHttpTest {

    private final Metrics metrics;

    KpiHttpTest(Metrics metrics) {
        this.metrics = metrics;
    }

    @BeforeEach
    void deliverG1() {
        metrics.clear();
        metrics.clock.set(GoldenG1.AS_OF);
        metrics.account("{\"timezone\":\"Europe/Berlin\",\"currency\":\"EUR\",\"default_schedule_id\":\"%s\"}"
                .formatted(GoldenG1.SCHEDULE_ID));
        for (var source : List.of(DESK, VOICE)) {
            metrics.deliver(source, GoldenG1.AS_OF,
                    GoldenG1.facts().stream().filter(fact -> fact.id().source().equals(source.id())).toList());
        }
    }

    private static Response get(String path) {
        return Metrics.as(Role.VIEWER).urlEncodingEnabled(false).get("/api/v1/kpis/" + path);
    }

    private static void refuses(String query, String field, String expected) {
        get("first_response_time/values?" + query).then().statusCode(400).contentType("application/problem+json")
                .body("field", equalTo(field), "expected", containsString(expected));
    }

    @Test
    void refusesByNameAndSaysWhatItKnows() {
        refuses("param=colour:red", "param", "responder");
        refuses("param=responder:cat", "param", "responder:human or any");
        refuses("clock=x", "clock", "clock:c or b");
        refuses("group_by=colour", "group_by", "channel");
        refuses("filter=colour:red", "filter", "channel");
        refuses("filter=channel", "filter", "dimension:value");
        refuses("granularity=fortnight", "granularity", "quarter");
        refuses("from=yesterday&to=2025-06-01", "from", "ISO 8601");
        refuses("from=2025-06-01", "to", "both from and to");
        refuses("from=2025-06-02&to=2025-06-01", "to", "from before to");
        refuses("from=2025-06-02&to=2025-06-02", "to", "from before to");
        refuses("from=2000-01-01&to=2025-06-02&granularity=hour", "granularity", "at most 10000 buckets");
        refuses("as_of=soon", "as_of", "ISO 8601");
        get("service_level/values?clock=b").then().statusCode(400).body("field", equalTo("clock"));
        get("no_such/values").then().statusCode(404);
        get("no_such").then().statusCode(404);
    }

    @Test
    void describesEveryKpi() {
        get("").then().statusCode(200).body("kpis.size()", greaterThan(60)).body("kpis.id",
                hasItems("csat", "first_response_time", "fcr_rate", "service_level"));
        get("first_response_time").then().statusCode(200).body("unit", equalTo("s"), "polarity", equalTo("lower_is_better"))
                .body("clocks", equalTo(List.of("c", "b")))
                .body("parameters.find { it.name == 'responder' }.values", equalTo(List.of("human", "any", "bot", "ai")));
    }

    @Test
    void everyKpiAnswersUnderEveryParameter() {
        List<String> ids = get("").then().extract().jsonPath().getList("kpis.id");
        for (String id : ids) {
            List<String> names = get(id).then().extract().jsonPath().getList("parameters.name");
            List<List<String>> values = get(id).then().extract().jsonPath().getList("parameters.values");
            assertThat(metrics.values(id, "group_by", "channel,agent", "granularity", "month")).as(id).isNotNull();
            for (int index = 0; index < names.size(); index++) {
                for (String value : values.get(index)) {
                    get(id + "/values?param=" + names.get(index) + ":" + value).then().statusCode(200);
                }
            }
        }
    }

    @Test
    void slicesAddUpToTheTotal() {
        List<KpiValue> channels = metrics.values("interactions_received", "group_by", "channel");
        assertThat(channels).extracting(value -> value.slice().get("channel")).containsExactly("chat", "email", "voice");
        assertThat(channels).extracting(KpiValue::value).containsExactly(2.0, 4.0, 3.0);
        List<KpiValue> directions = metrics.values("interactions_received", "group_by", "direction");
        assertThat(directions).extracting(KpiValue::value).containsExactly(9.0, 1.0);
        assertThat(metrics.value("interactions_received", "filter", "channel:email", "filter", "channel:chat").value())
                .isEqualTo(6);
    }

    @Test
    void withoutAPeriodTheWholeHistoryIsOneBucket() {
        KpiValue all = metrics.value("interactions_received");
        assertThat(all.value()).isEqualTo(9);
        assertThat(all.period().from()).isEqualTo(WEEK.from());
        assertThat(metrics.values("interactions_received", "granularity", "week")).extracting(KpiValue::value)
                .containsExactly(9.0, 0.0, 0.0, 0.0);
    }

    @Test
    void daysOfDaylightSavingHaveTheirOwnLength() {
        List<KpiValue> days = metrics.values("interactions_received", "from", "2025-03-29", "to", "2025-03-31", "granularity",
                "day");
        assertThat(days).extracting(day -> Duration.between(day.period().from(), day.period().to()).toHours())
                .containsExactly(24L, 23L);
        assertThat(metrics.values("interactions_received", "from", "2025-10-26", "to", "2025-10-27", "granularity", "hour"))
                .hasSize(25);
        assertThat(metrics.values("interactions_received", "from", "2025-01-01", "to", "2026-01-01", "granularity", "quarter"))
                .extracting(KpiValue::value).containsExactly(0.0, 9.0, 0.0, 0.0);
    }

    @Test
    void aCountOfNothingIsZeroAndARateOfNothingIsUndefined() {
        String[] empty = { "from", "2025-01-01", "to", "2025-01-08" };
        assertThat(metrics.value("interactions_received", empty).value()).isZero();
        assertThat(metrics.value("backlog_open", empty).value()).isZero();
        assertThat(metrics.value("csat", empty).reason()).isEqualTo("no_population");
        assertThat(metrics.value("first_response_time", empty).value()).isNull();
    }

    @Test
    void asOfBeforeAnySourceNothingIsKnown() {
        KpiValue before = metrics.value("interactions_received", "from", "2025-05-26", "to", "2025-06-02", "as_of",
                "2025-06-01T00:00:00Z");
        assertThat(before.value()).isNull();
        assertThat(before.reason()).isEqualTo("source_not_connected");
    }

    @Test
    void aPeriodNotReadToItsEndIsProvisional() {
        metrics.clock.set(GoldenG1.AS_OF.plus(Duration.ofDays(20)));
        KpiValue unread = metrics.value("interactions_received", "from", "2025-06-16", "to", "2025-06-23");
        assertThat(unread.state()).isEqualTo(ValueState.PROVISIONAL);
        assertThat(unread.sources()).extracting(KpiValue.SourceMark::highWaterMark)
                .containsOnly(GoldenG1.AS_OF);
        assertThat(metrics.value("interactions_received", "from", "2025-05-26", "to", "2025-06-02").state())
                .isEqualTo(ValueState.FINAL);
        assertThat(metrics.value("resolution_rate", "from", "2025-06-10", "to", "2025-06-11").state())
                .isEqualTo(ValueState.PROVISIONAL);
    }

    @Test
    void fewAnswersCanBeSuppressed() {
        metrics.account("""
                {"timezone":"Europe/Berlin","currency":"EUR","settings":{"min_n":4}}""");
        KpiValue csat = metrics.value("csat");
        assertThat(csat.value()).isNull();
        assertThat(csat.num()).isNull();
        assertThat(csat.reason()).isEqualTo("suppressed");
        assertThat(csat.n()).isEqualTo(3);
        metrics.account("{\"timezone\":\"Europe/Berlin\",\"currency\":\"EUR\"}");
        assertThat(metrics.values("csat", "group_by", "agent")).extracting(KpiValue::reason).containsOnly("suppressed");
    }

    @Test
    void answersAsCsvAndWithEntityTag() {
        String csv = Metrics.as(Role.VIEWER).accept("text/csv")
                .get("/api/v1/kpis/interactions_received/values?group_by=channel")
                .then().statusCode(200).contentType(startsWith("text/csv")).extract().asString();
        assertThat(csv.lines()).hasSize(4);
        assertThat(csv).startsWith("kpi,params,from,to,channel,").contains(",email,");
        Response first = get("csat/values?from=2025-05-26&to=2025-06-02");
        String tag = first.header("ETag");
        metrics.clock.advance(Duration.ofMinutes(1));
        Metrics.as(Role.VIEWER).header("If-None-Match", tag).get("/api/v1/kpis/csat/values?from=2025-05-26&to=2025-06-02")
                .then().statusCode(304);
    }

    @Test
    void recordsLeadPageByPageToTheInteractions() {
        List<String> ids = new ArrayList<>();
        String cursor = null;
        do {
            var request = Metrics.as(Role.ANALYST).queryParam("limit", 4);
            var page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/api/v1/kpis/interactions_received/records").then().statusCode(200).extract().jsonPath();
            ids.addAll(page.getList("records.interaction_id"));
            cursor = page.getString("next");
        } while (cursor != null);
        assertThat(ids).hasSize(9).doesNotHaveDuplicates().contains("g1-desk/interaction/I1");
        Metrics.as(Role.ANALYST).get("/api/v1/interactions/" + ids.get(0)).then().statusCode(200)
                .body("id", equalTo(ids.get(0)), "facts.size()", greaterThan(1), "derived.countable", equalTo(true),
                        "observations.kind", hasItems("received"));
        Metrics.as(Role.ANALYST).get("/api/v1/interactions/g1-desk/interaction/none").then().statusCode(404);
        Metrics.as(Role.ANALYST).queryParam("cursor", "nonsense").get("/api/v1/kpis/csat/records").then().statusCode(400)
                .body("field", equalTo("cursor"));
    }

    @Test
    void accountSourcesAndSchedulesCanBeRead() {
        Response account = Metrics.as(Role.VIEWER).get("/api/v1/account");
        account.then().statusCode(200).body("timezone", equalTo("Europe/Berlin"), "week_start", equalTo("monday"),
                "default_schedule_id", equalTo(GoldenG1.SCHEDULE_ID.toString()), "settings.short_abandon_s", equalTo(5));
        Metrics.as(Role.ADMIN).contentType("application/json").header("If-Match", "\"0\"")
                .body("{\"timezone\":\"UTC\",\"currency\":\"EUR\"}").put("/api/v1/account").then().statusCode(412);
        Metrics.as(Role.ADMIN).contentType("application/json").body("{\"timezone\":\"Mars\",\"currency\":\"EUR\"}")
                .put("/api/v1/account").then().statusCode(400).body("field", equalTo("timezone"));
        Metrics.as(Role.ADMIN).contentType("application/json")
                .body("{\"timezone\":\"UTC\",\"currency\":\"EUR\",\"settings\":{\"min_n\":0}}").put("/api/v1/account").then()
                .statusCode(400).body("field", equalTo("settings.min_n"));
        Metrics.as(Role.VIEWER).get("/api/v1/sources").then().statusCode(200)
                .body("sources.id", equalTo(List.of("g1-desk", "g1-voice")))
                .body("sources[0].high_water_mark", equalTo(GoldenG1.AS_OF.toString()));
        Metrics.as(Role.VIEWER).get("/api/v1/schedules").then().statusCode(200).body("schedules[0].id",
                equalTo(GoldenG1.SCHEDULE_ID.toString()), "schedules[0].schedule.timezone", equalTo("Europe/Berlin"));
    }

    @Test
    void aZoneThatChangesKeepsTheOldEdgesOfThePast() {
        metrics.account("""
                {"timezone":"America/New_York","timezone_from":"2025-05-28T00:00:00Z","currency":"EUR"}""");
        List<KpiValue> days = metrics.values("interactions_received", "from", "2025-05-26T22:00:00Z", "to",
                "2025-05-29T04:00:00Z", "granularity", "day");
        assertThat(days).extracting(day -> day.period().to()).containsExactly(Instant.parse("2025-05-27T22:00:00Z"),
                Instant.parse("2025-05-28T00:00:00Z"), Instant.parse("2025-05-28T04:00:00Z"),
                Instant.parse("2025-05-29T04:00:00Z"));
    }
}
