package io.helpdeskroi.roi.statement;

import static io.helpdeskroi.roi.MetricsStub.value;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
class MetricsAwayTest extends FigureScenario {

    private static final String CONTACTS = "values[0].inputs.find { it.id == 'interactions_received' }.";

    @ParameterizedTest
    @ValueSource(ints = { 401, 403, 404, 500, 503 })
    void saysThatThereIsNoAnswer(int status) {
        metrics.failsWith(status);
        unavailable().body(CONTACTS + "detail.says", containsString(Integer.toString(status)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "[]", "7", "{\"values\":[{}]}", "{\"values\":[{\"kpi\":\"x\"", "<html/>" })
    void takesNoGarbageForAnAnswer(String body) {
        metrics.says(body);
        finance().get("/api/v1/cost-per-contact?" + QUARTER).then().statusCode(200)
                .body("values[0].value", nullValue(), "values[0].reason", not(nullValue()));
    }

    /** A wrong answer to "how many had only a bot" is no refusal to tell, and not the number zero either. */
    @ParameterizedTest
    @ValueSource(strings = { "", "7", "{\"values\":[{}]}", "{\"values\":[{\"kpi\":\"x\"" })
    void takesNoGarbageForContactsOfABot(String body) {
        metrics.says("handled_by:automated", body);
        finance().get("/api/v1/cost-per-contact?" + QUARTER).then().statusCode(200)
                .body("values[0].value", nullValue(), "values[0].reason", equalTo("metrics_unavailable"));
    }

    @Test
    void waitsNotForEver() {
        metrics.hangs();
        unavailable();
    }

    @Test
    void waitsOnceForAllBuckets() {
        metrics.hangs();
        finance().get("/api/v1/cost-per-contact?group_by=channel&granularity=month&from=2015-01-01&to=2025-01-01").then()
                .statusCode(200).time(lessThan(5_000L)).body("values[119].reason", equalTo("metrics_unavailable"));
    }

    @Test
    void channelsSayThatItIsAwayToo() {
        metrics.failsWith(503);
        finance().get("/api/v1/cost-per-contact?group_by=channel&" + QUARTER).then().body(
                "values.findAll { it.kpi == 'cost.perContact.byChannel' }.reason",
                contains("metrics_unavailable", "metrics_unavailable"));
    }

    @Test
    void givesNoIntervalOfOtherContactsThanTheFigure() {
        metrics.says("handled_by:automated", "day", "{");
        finance().get("/api/v1/cost-per-contact?" + QUARTER).then().body("values[0].value", equalTo("10.00"),
                "values[0].ci_low", nullValue(), "values[0].ci_method", equalTo("none"));
    }

    @Test
    void survivesABrokenConnection() {
        metrics.hangsUp();
        unavailable();
    }

    @Test
    void refusesTheAnswerToAnotherQuestion() {
        metrics.says("{\"values\":[" + value("csat", FROM, TO, "", "1") + "]}");
        unavailable();
    }

    @Test
    void tellsHowOldTheLastAnswerIsAndDoesNotUseIt() {
        finance().get("/api/v1/cost-per-contact?" + QUARTER).then().body("values[0].value", equalTo("10.00"));
        String read = clock.instant().toString();
        clock.advance(Duration.ofHours(3));
        metrics.failsWith(503);
        unavailable().body(CONTACTS + "detail.last_value", equalTo("1000.0"), CONTACTS + "detail.last_read_at", equalTo(read));
    }

    @Test
    void ledgerFiguresAreNotAffected() {
        metrics.failsWith(503);
        finance().get("/api/v1/roi?" + QUARTER).then().statusCode(200)
                .body("values.find { it.kpi == 'roi.netPct' }.value", equalTo("50.0000"));
        finance().get("/api/v1/roi").then().statusCode(200)
                .body("values.find { it.kpi == 'cost.total' }.value", equalTo("9800.00"));
    }

    @Test
    void passesTheReasonsOfTheMetricsServiceOn() {
        metrics.answers("interactions_received", "all", null, null,
                value("interactions_received", FROM, TO, "", "0").replace("\"value\":0",
                        "\"reason\":\"source_not_connected\""));
        finance().get("/api/v1/cost-per-contact?" + QUARTER).then().statusCode(200)
                .body("values[0].value", nullValue(), "values[0].reason", equalTo("source_not_connected"));
    }

    @Test
    void noContactsGiveNoCostPerContact() {
        metrics.answers("interactions_received", "all", null, null, total("interactions_received", "0"));
        metrics.answers("interactions_received", "all", null, "handled_by:automated");
        finance().get("/api/v1/cost-per-contact?" + QUARTER).then().statusCode(200)
                .body("values[0].value", nullValue(), "values[0].reason", equalTo("zero_denominator"));
    }

    @Test
    void saysWhenBotContactsCannotBeToldApart() {
        metrics.refuses("handled_by:automated");
        finance().get("/api/v1/cost-per-contact?" + QUARTER).then().statusCode(200)
                .body("values[0].value", equalTo("9.80"), "values[0].params.contacts", equalTo("all"),
                        "values[0].notes[0]", containsString("bot-only"));
    }

    private static ValidatableResponse unavailable() {
        return finance().get("/api/v1/cost-per-contact?" + QUARTER).then().statusCode(200)
                .body("values[0].value", nullValue(), "values[0].reason", equalTo("metrics_unavailable"),
                        CONTACTS + "reason", equalTo("metrics_unavailable"));
    }
}
