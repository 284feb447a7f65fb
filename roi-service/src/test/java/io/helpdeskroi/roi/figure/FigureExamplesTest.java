package io.helpdeskroi.roi.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.helpdeskroi.roi.WorkedExamples;
import io.helpdeskroi.roi.money.Rounding;

/** The worked examples of C-01 to C-08, R-01, R-15, F-01 to F-15, P-04, P-05, N-10 and U-04, literally. */
class FigureExamplesTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "C-05|cost.perContact|cost=5040000;contacts=600000|8.40",
            "C-06|cost.perResolution|cost=5040000;issues=480000|10.50",
            "C-07|cost.perContact.byChannel|cost=180000;contacts=30000|6.00",
            "C-08|cost.supportRatioPct|cost=504000;revenue=12600000|4.0000",
            "R-01|revenue.net|gross=260000;refunds=10000|250000.00",
            "R-15|revenue.growthPct|now=250000;before=240000|4.1667",
            "F-01|roi.gainOverSpendPct|gain=180000;spend=120000|150.0000",
            "F-02|roi.benefitOverCostPct|180000;120000|150.0000",
            "F-03|roi.netPct|180000;120000|50.0000",
            "F-03|roi.netPct|benefits=100;costs=0|null zero_denominator",
            "F-03|roi.netPct|benefits=0;costs=120000|-100.0000",
            "F-04|roi.netGain|180000;120000|60000.00",
            "F-05|roi.benefitCostRatio|180000;120000|1.500000",
            "F-06|roi.quarterlyServiceReturn|12600000;504000|25.000000" })
    void agreesWithTheCatalogue(String id, String measure, String inputs, String printed) {
        List<String> amounts = Arrays.stream(inputs.split(";")).map(part -> part.substring(part.indexOf('=') + 1)).toList();
        Step first = leaf("first", amounts.get(0));
        Step second = leaf("second", amounts.get(1));
        Step figure = switch (id) {
            case "C-05", "C-06", "C-07" -> Formulas.unitCost(measure, first, count(amounts.get(1)));
            case "C-08" -> Formulas.supportRatioPct(first, second);
            case "R-01" -> Formulas.netRevenue(first, second);
            case "R-15" -> Formulas.revenueGrowthPct(first, second);
            case "F-01" -> Formulas.gainOverSpendPct(first, second);
            case "F-02" -> Formulas.benefitOverCostPct(first, second);
            case "F-03" -> Formulas.netPct(first, second);
            case "F-04" -> Formulas.netGain(first, second);
            case "F-05" -> Formulas.benefitCostRatio(first, second);
            default -> Formulas.quarterlyServiceReturn(first, second);
        };
        assertThat(figure.measure()).contains(measure);
        assertThat(text(figure)).isEqualTo(WorkedExamples.expected(id, measure, inputs, printed));
        assertThat(Graph.of(figure).evaluate()).isEqualTo(figure.outcome());
    }

    @Test
    void categoriesAddToTheTotal() {
        Step total = Step.formula("cost.total", Operation.SUM, Unit.MONEY, Optional.of(EUR),
                List.of(leaf("a", "52000"), leaf("b", "9000"), leaf("c", "6500"), leaf("d", "1500")));
        assertThat(text(total)).isEqualTo(WorkedExamples.expected("C-01", "cost.total", "52000;9000;6500;1500", "69000.00"));
    }

    @Test
    void returnsOverOtherSpansAreBroughtToAYear() {
        Outcome yearly = Rates.annualisedReturnPct(new BigDecimal("50"), new BigDecimal("18"));
        assertThat(Rounding.percent(yearly.value().orElseThrow()).toPlainString())
                .isEqualTo(WorkedExamples.expected("F-15", "roi.annualisedPct", "net=50;months=18", "31.0371"));
        assertThat(Rates.annualisedReturnPct(new BigDecimal("-100"), BigDecimal.TEN).value()).isEmpty();
    }

    @Test
    void ratesCompound() {
        assertThat(Rates.periodic(new BigDecimal("0.10"), 12)).isCloseTo(new BigDecimal("0.007974140429"),
                within(new BigDecimal("5e-13")));
        assertThat(Rounding.percent(Rates.annualisedLoss(new BigDecimal("0.02"), 12).movePointRight(2))).isEqualTo("21.5283");
        WorkedExamples.expected("P-05", "rate.monthly", "annual=0.10", "0.007974140429");
        WorkedExamples.expected("P-04", "annualise.churn", "monthly=0.02", "21.5283");
        WorkedExamples.expected("N-10", "rate.real", "nominal=0.10;inflation=0.03", "6.7961");
        assertThat(Rounding.percent(Rates.real(new BigDecimal("0.10"), new BigDecimal("0.03")).movePointRight(2)))
                .isEqualTo("6.7961");
    }

    @ParameterizedTest
    @CsvSource({ "'-105000;60000;60000;60000',1.750000,2.019250", "'0;5',0.000000,0.000000" })
    void tellsWhenTheMoneyIsBack(String flows, String plain, String discounted) {
        CashFlows cash = flows(flows);
        assertThat(Rounding.ratio(cash.payback().periods().value().orElseThrow())).isEqualTo(plain);
        assertThat(Rounding.ratio(cash.discountedPayback(new BigDecimal("0.10")).periods().value().orElseThrow()))
                .isEqualTo(discounted);
    }

    @Test
    void tellsThatTheMoneyNeverComesBackOrLeavesAgain() {
        assertThat(flows("-1000;100;100").payback().periods().reason()).contains(Reason.NEVER_REACHED);
        assertThat(flows("-100;150;-100").payback().notFinal()).isTrue();
        assertThat(flows("-100;50").npv(new BigDecimal("-1")).reason()).contains(Reason.INVALID_INPUT);
    }

    @Test
    void saysHowMuchOfAResultIsMeasured() {
        Step assumed = Step.ofMoney("assumed", Outcome.of(new BigDecimal("31000")), EUR, Provenance.ASSUMED, Map.of());
        Graph graph = Graph.of(Step.formula("benefit.total", Operation.SUM, Unit.MONEY, Optional.of(EUR),
                List.of(assumed, leaf("measured", "41300"))));
        assertThat(Rounding.ratio(graph.measuredShare().orElseThrow()).toPlainString())
                .isEqualTo(WorkedExamples.expected("U-04", "measuredShare", "assumed=31000;measured=41300", "0.571231"));
        assertThat(graph.root().provenance()).isEqualTo(Provenance.ASSUMED);
    }

    @Test
    void nullSpreadsWithTheFirstReason() {
        Step missing = Step.ofMoney("x", Outcome.undefined(Reason.FX_MISSING), EUR, Provenance.MEASURED, Map.of());
        Step absent = Step.ofMoney("y", Outcome.undefined(Reason.NO_DATA), EUR, Provenance.MEASURED, Map.of());
        Step figure = Formulas.netPct(missing, absent);
        assertThat(figure.outcome().reason()).contains(Reason.FX_MISSING);
        assertThat(Graph.of(figure).reasons()).containsExactly(Reason.FX_MISSING, Reason.NO_DATA);
    }

    private static CashFlows flows(String flows) {
        return CashFlows.of(Arrays.stream(flows.split(";")).map(BigDecimal::new).toList());
    }

    private static Step leaf(String id, String amount) {
        return Step.ofMoney(id, Outcome.of(new BigDecimal(amount)), EUR, Provenance.MEASURED, Map.of());
    }

    private static Step count(String number) {
        return Step.ofNumber("count", Outcome.of(new BigDecimal(number)), Unit.COUNT, Provenance.MEASURED, Map.of());
    }

    private static String text(Step step) {
        return step.outcome().value()
                .map(value -> step.unit().round(value, step.currency(), Rounding.HALF_EVEN).toPlainString())
                .orElseGet(() -> "null " + step.outcome().reason().orElseThrow());
    }

    @Test
    void tellsTheSameThingsInTheSameOrder() {
        Map<String, String> detail = Map.of("source", "s", "query", "q", "as_of", "a", "hash", "h", "first_day", "f");
        assertThat(Step.ofNumber("n", Outcome.of(BigDecimal.ONE), Unit.COUNT, Provenance.MEASURED, detail).detail().keySet())
                .containsExactly("as_of", "first_day", "hash", "query", "source");
    }
}
