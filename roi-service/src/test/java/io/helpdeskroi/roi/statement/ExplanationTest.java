package io.helpdeskroi.roi.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** §14: whoever has the graph can work the figure out again, with nothing but four operations. */
@QuarkusTest
class ExplanationTest extends FigureScenario {

    @ParameterizedTest
    @CsvSource({ "roi,cost.total,9800.00", "roi,roi.netPct,50.0000", "roi,roi.netGain,4900.00",
            "roi,cost.supportRatioPct,20.0000", "roi,revenue.net,49000.00", "cost-per-contact,cost.perContact,10.00",
            "cost-per-resolution,cost.perResolution,14.00" })
    void givesTheValueAgainFromItsLeaves(String resource, String kpi, String value) {
        JsonPath graph = explanation(resource, kpi);
        List<Map<String, Object>> nodes = graph.getList("values[0].nodes");
        Map<String, BigDecimal> values = new HashMap<>();
        for (Map<String, Object> node : nodes) {
            BigDecimal stored = new BigDecimal((String) node.get("value"));
            List<BigDecimal> inputs = ((List<?>) node.get("inputs")).stream().map(values::get).toList();
            assertThat(inputs).as("inputs come first").doesNotContainNull();
            BigDecimal again = node.get("expression") == null ? stored : apply((String) node.get("expression"), inputs);
            assertThat(again).as((String) node.get("id")).isEqualByComparingTo(stored);
            values.put((String) node.get("id"), again);
        }
        BigDecimal root = values.get(graph.getString("values[0].root"));
        assertThat(root).isEqualByComparingTo(value);
        assertThat(graph.getString("values[0].figure.value")).isEqualTo(value);
        BigDecimal contributions = nodes.stream().filter(node -> node.get("contribution") != null)
                .map(node -> new BigDecimal((String) node.get("contribution"))).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(contributions.subtract(root).abs()).isLessThan(new BigDecimal("1e-25"));
    }

    @Test
    void showsRatesEntriesAndTheirNumber() {
        JsonPath graph = explanation("roi", "cost.total");
        assertThat(graph.getString("values[0].nodes.find { it.id == 'fx.EUR-USD-2025-02-04' }.value")).isEqualTo("1.2");
        assertThat(graph.getString("values[0].nodes.find { it.id == 'fx.EUR-USD-2025-02-04' }.detail.source")).isEqualTo("ECB");
        assertThat(graph.getString("values[0].nodes.find { it.id == 'cost.total.staffing.1' }.detail.event_count"))
                .isEqualTo("1");
        assertThat(graph.getString("values[0].nodes.find { it.id == 'cost.total.staffing.1' }.detail.content_hash"))
                .hasSize(64);
        String query = graph.getString("values[0].nodes.find { it.id == 'cost.total.staffing.1' }.detail.query");
        finance().get(query).then().statusCode(200).body("items[0].id", equalTo("salary"));
        assertThat(graph.getString("values[0].measured_share")).isEqualTo("1.000000");
    }

    @Test
    void saysWhatIsEstimated() {
        JsonPath graph = explanation("roi", "roi.netGain");
        assertThat(graph.getString("values[0].provenance")).isEqualTo("estimated");
    }

    @Test
    void knowsOnlyTheFiguresOfTheAnswer() {
        finance().get("/api/v1/roi/explanation?kpi=cost.perDream&" + QUARTER).then().statusCode(400)
                .body("field", equalTo("kpi"));
    }

    private static JsonPath explanation(String resource, String kpi) {
        return finance().get("/api/v1/" + resource + "/explanation?kpi=" + kpi + "&" + QUARTER).then().statusCode(200).extract()
                .jsonPath();
    }

    private static BigDecimal apply(String expression, List<BigDecimal> inputs) {
        MathContext precision = MathContext.DECIMAL128;
        return switch (expression) {
            case "sum" -> inputs.stream().reduce(BigDecimal.ZERO, (a, b) -> a.add(b, precision));
            case "difference" -> inputs.get(0).subtract(inputs.get(1), precision);
            case "product" -> inputs.get(0).multiply(inputs.get(1), precision);
            case "quotient", "share_of_positive" -> inputs.get(0).divide(inputs.get(1), precision);
            case "hundredfold" -> inputs.get(0).multiply(BigDecimal.valueOf(100), precision);
            default -> throw new AssertionError(expression);
        };
    }
}
