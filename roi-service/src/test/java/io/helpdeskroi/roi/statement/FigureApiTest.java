package io.helpdeskroi.roi.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
class FigureApiTest extends FigureScenario {

    @Test
    void tellsWhatAContactCosts() {
        get("cost-per-contact?" + QUARTER)
                .body("values", hasSize(1), "values[0].kpi", equalTo("cost.perContact"),
                        "values[0].value", equalTo("10.00"), "values[0].currency", equalTo("EUR"), "values[0].n", equalTo(980),
                        "values[0].unit", equalTo("money"), "values[0].provenance", equalTo("derived"),
                        "values[0].period.from", equalTo(FROM), "values[0].period.to", equalTo(TO),
                        "values[0].partial", equalTo(false), "values[0].ci_method", equalTo("day_bootstrap"),
                        "values[0].inputs.id", hasItems("cost.total", "interactions_received"),
                        "values[0].inputs.find { it.id == 'cost.total' }.value", equalTo("9800.00"),
                        "values[0].inputs.find { it.id == 'interactions_received' }.kind", equalTo("kpi"),
                        "rounding", equalTo("half_even"), "view", equalTo("accrual"));
    }

    @Test
    void drawsTheSameIntervalEveryTime() {
        var first = get("cost-per-contact?" + QUARTER).extract().jsonPath();
        BigDecimal low = new BigDecimal(first.getString("values[0].ci_low"));
        BigDecimal high = new BigDecimal(first.getString("values[0].ci_high"));
        assertThat(low).isLessThan(high);
        assertThat(new BigDecimal("9.7222")).as("9,800 over 90 days of 11.2 contacts").isBetween(low, high);
        var second = get("cost-per-contact?" + QUARTER).extract().jsonPath();
        assertThat(second.getString("values[0].ci_low")).isEqualTo(first.getString("values[0].ci_low"));
        assertThat(second.getString("values[0].ci_high")).isEqualTo(first.getString("values[0].ci_high"));
    }

    @Test
    void countsBotContactsWhenAskedTo() {
        get("cost-per-contact?contacts=all&" + QUARTER).body("values[0].value", equalTo("9.80"),
                "values[0].params.contacts", equalTo("all"), "values[0].n", equalTo(1000));
    }

    @Test
    void tellsWhatAContactOfAChannelCosts() {
        ValidatableResponse answer = get("cost-per-contact?group_by=channel&" + QUARTER);
        String unit = "values.find { it.kpi == 'cost.perContact.byChannel' && it.slice.channel == '%s' }.%s";
        String cost = "values.find { it.kpi == 'cost.total' && it.slice.channel == '%s' }.value";
        answer.body(unit.formatted("email", "value"), equalTo("10.00"), unit.formatted("chat", "value"), equalTo("9.00"),
                unit.formatted("voice", "value"), nullValue(), unit.formatted("voice", "reason"), equalTo("no_data"),
                cost.formatted("email"), equalTo("5400.00"), cost.formatted("chat"), equalTo("2700.00"),
                cost.formatted("unallocated"), equalTo("1700.00"));
    }

    @Test
    void tellsWhatAResolutionCosts() {
        get("cost-per-resolution?" + QUARTER).body("values[0].kpi", equalTo("cost.perResolution"),
                "values[0].value", equalTo("14.00"), "values[0].n", equalTo(700));
        get("cost-per-resolution?reopen_days=7&" + QUARTER).body("values[0].value", equalTo("20.00"),
                "values[0].n", equalTo(490), "values[0].params.reopen_days", equalTo("7"));
    }

    @ParameterizedTest
    @CsvSource({ "roi.netPct,50.0000", "roi.netGain,4900.00", "roi.benefitOverCostPct,150.0000",
            "roi.gainOverSpendPct,150.0000", "roi.benefitCostRatio,1.500000", "roi.annualisedPct,406.2500",
            "cost.total,9800.00", "benefit.total,14700.00", "revenue.net,49000.00", "cost.supportRatioPct,20.0000",
            "roi.quarterlyServiceReturn,5.000000" })
    void tellsWhatTheQuarterReturned(String kpi, String value) {
        get("roi?" + QUARTER).body("values.find { it.kpi == '%s' }.value".formatted(kpi), equalTo(value));
    }

    @Test
    void countsPaymentsInTheCashView() {
        get("roi?view=cash&" + QUARTER).body("values.find { it.kpi == 'cost.total' }.value", equalTo("13100.00"));
    }

    @Test
    void cutsThePeriodInMonths() {
        String totals = "values.findAll { it.kpi == '%s' }.value";
        get("roi?granularity=month&" + QUARTER).body(totals.formatted("cost.total"), contains("3100.00", "3600.00", "3100.00"),
                totals.formatted("revenue.net"), contains("0.00", "49000.00", "0.00"),
                "values.findAll { it.kpi == 'revenue.growthPct' }.reason", hasItem("zero_denominator"));
        get("roi?granularity=month&from=2025-01-11&to=2025-03-01").body("values.findAll { it.kpi == 'cost.total' }.partial",
                contains(true, false));
    }

    @Test
    void addsCategoriesToTheTotal() {
        get("roi?group_by=category&" + QUARTER).body(
                "values.findAll { it.slice.category != null }.slice.category", contains("staffing", "training", "technology"),
                "values.findAll { it.slice.category != null }.value", contains("9000.00", "500.00", "300.00"));
    }

    @Test
    void takesTheWholeHistoryWhenNoPeriodIsGiven() {
        get("roi").body("values[0].period.from", equalTo(FROM), "values[0].period.to", equalTo(TO),
                "values.find { it.kpi == 'cost.total' }.value", equalTo("9800.00"));
        get("cost-per-contact").body("values[0].value", equalTo("10.00"));
    }

    @Test
    void valuesThePaymentsAsAnInvestment() {
        ValidatableResponse answer = get("roi?discount_rate=0&" + QUARTER);
        answer.body("values.find { it.kpi == 'npv' }.value", equalTo("1600.00"),
                "values.find { it.kpi == 'irr' }.value", startsWith("0.559"),
                "values.find { it.kpi == 'paybackPeriods' }.value", equalTo("0.000000"),
                "values.find { it.kpi == 'paybackPeriods' }.notes", contains("not_final"));
    }

    @Test
    void reportsInAnotherCurrency() {
        post("exchange-rates", """
                [{"base":"EUR","quote":"JPY","rate":"150","rate_date":"2025-02-04","source":"ECB"}]""");
        get("roi?fx_mode=constant@2025-02-05&currency=JPY&" + QUARTER)
                .body("values.find { it.kpi == 'cost.total' }.value", equalTo("1470000"),
                        "values.find { it.kpi == 'cost.total' }.currency", equalTo("JPY"),
                        "values.find { it.kpi == 'roi.netPct' }.value", equalTo("50.0000"));
        get("roi?currency=JPY&" + QUARTER).body("values.find { it.kpi == 'cost.total' }.value", nullValue(),
                "values.find { it.kpi == 'cost.total' }.reason", equalTo("fx_missing"),
                "values.find { it.kpi == 'roi.netPct' }.reason", equalTo("fx_missing"));
    }

    @Test
    void readsFiguresAsTheyWere() {
        String before = get("roi?" + QUARTER).extract().path("as_of");
        clock.advance(Duration.ofMinutes(5));
        post("costs", """
                {"id":"late","category":"other","nature":"one_off","amount":"200","currency":"EUR","date":"2025-02-01"}""");
        get("roi?" + QUARTER).body("values.find { it.kpi == 'cost.total' }.value", equalTo("10000.00"));
        get("roi?as_of=" + before + "&" + QUARTER)
                .body("values.find { it.kpi == 'cost.total' }.value", equalTo("9800.00"));
    }

    /** PostgreSQL reads the sign of such a zone the other way round. */
    @Test
    void cutsDaysInAZoneThatIsAnOffset() {
        settings("{\"timezone\":\"UTC-04:00\",\"currency\":\"EUR\"}");
        get("roi?granularity=month&" + QUARTER).body("values.findAll { it.kpi == 'revenue.net' }.value",
                contains("49500.00", "-500.00", "0.00"));
    }

    @Test
    void aPeriodIsPartialUntilItsLastDayHasPassed() {
        String partial = "values.find { it.kpi == 'cost.total' }.partial";
        get("roi?from=2026-01-01&to=2026-01-15").body(partial, equalTo(false));
        get("roi?from=2026-01-01&to=2026-01-16").body(partial, equalTo(true));
    }

    @Test
    void knowledgeOfAnEarlierDayKnowsNoLaterOne() {
        String asOf = "&as_of=2025-03-15T00:00:00Z";
        get("roi?granularity=month&" + QUARTER + asOf).body("values.findAll { it.kpi == 'revenue.net' }.partial",
                contains(false, false, true));
    }

    @ParameterizedTest
    @CsvSource({ "from=yesterday,from", "from=2025-02-01&to=2025-02-01,to", "granularity=fortnight,granularity",
            "group_by=mood,group_by", "view=guess,view", "currency=EUX,currency", "fx_mode=today,fx_mode",
            "discount_rate=-1,discount_rate", "discount_rate=much,discount_rate", "contacts=some,contacts",
            "reopen_days=3,reopen_days", "reopen_days=x,reopen_days", "seed=x,seed", "as_of=x,as_of",
            "discount_rate=1e-999999999,discount_rate", "granularity=month&from=-999999999-01-01&to=2025-01-01,from",
            "fx_mode=constant@-999999999-01-01,fx_mode", "as_of=2100-01-01T00:00:00Z,as_of",
            "granularity=month&from=2000-01-01&to=2025-01-01,granularity" })
    void saysWhichParameterIsWrong(String parameters, String field) {
        finance().get("/api/v1/roi?" + parameters).then().statusCode(400).contentType("application/problem+json")
                .body("field", equalTo(field));
    }

    @Test
    void anEmptyLedgerHasNoFigures() {
        List.of("salary", "tool", "course").forEach(id -> finance().delete("/api/v1/costs/" + id).then().statusCode(204));
        get("roi?" + QUARTER).body("values.find { it.kpi == 'roi.netPct' }.value", nullValue(),
                "values.find { it.kpi == 'roi.netPct' }.reason", equalTo("no_data"),
                "values.find { it.kpi == 'benefit.total' }.value", equalTo("14700.00"));
    }

    private static ValidatableResponse get(String path) {
        return finance().get("/api/v1/" + path).then().statusCode(200);
    }
}
