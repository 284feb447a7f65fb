package io.helpdeskroi.roi.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The invariants of §15 about ratios, flows, graphs and intervals. */
class FigurePropertiesTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final BigDecimal TINY = new BigDecimal("1e-18");

    @Property(seed = "20240101")
    void theFormsOfReturnAgree(@ForAll("amounts") BigDecimal benefits, @ForAll("positive") BigDecimal costs) {
        BigDecimal ratio = value(Formulas.benefitCostRatio(leaf("b", benefits), leaf("c", costs)));
        assertThat(value(Formulas.netPct(leaf("b", benefits), leaf("c", costs))))
                .isCloseTo(ratio.subtract(BigDecimal.ONE).movePointRight(2),
                        within(TINY.multiply(ratio.abs().add(BigDecimal.ONE))));
        assertThat(value(Formulas.benefitOverCostPct(leaf("b", benefits), leaf("c", costs))))
                .isEqualByComparingTo(ratio.movePointRight(2));
    }

    @Property(seed = "20240101")
    void anotherCostNeverRaisesTheReturn(@ForAll("positive") BigDecimal benefits, @ForAll("positive") BigDecimal costs,
            @ForAll("positive") BigDecimal another) {
        assertThat(value(Formulas.netPct(leaf("b", benefits), leaf("c", costs.add(another)))))
                .isLessThanOrEqualTo(value(Formulas.netPct(leaf("b", benefits), leaf("c", costs))));
    }

    @Property(seed = "20240101")
    void anotherBenefitNeverLowersTheReturn(@ForAll("amounts") BigDecimal benefits, @ForAll("positive") BigDecimal costs,
            @ForAll("positive") BigDecimal another) {
        assertThat(value(Formulas.netPct(leaf("b", benefits.add(another)), leaf("c", costs))))
                .isGreaterThanOrEqualTo(value(Formulas.netPct(leaf("b", benefits), leaf("c", costs))));
    }

    @Property(seed = "20240101")
    void scalingMoneyLeavesRatios(@ForAll("amounts") BigDecimal benefits, @ForAll("positive") BigDecimal costs,
            @ForAll @IntRange(min = 2, max = 9_999) int factor) {
        BigDecimal k = BigDecimal.valueOf(factor);
        assertThat(value(Formulas.netPct(leaf("b", benefits.multiply(k)), leaf("c", costs.multiply(k)))))
                .isEqualByComparingTo(value(Formulas.netPct(leaf("b", benefits), leaf("c", costs))));
        assertThat(value(Formulas.netGain(leaf("b", benefits.multiply(k)), leaf("c", costs.multiply(k)))))
                .isEqualByComparingTo(value(Formulas.netGain(leaf("b", benefits), leaf("c", costs))).multiply(k));
    }

    @Property(seed = "20240101", tries = 200)
    void everyRootIsARoot(@ForAll @Size(min = 2, max = 8) List<@IntRange(min = -10_000, max = 10_000) Integer> flows) {
        List<BigDecimal> amounts = flows.stream().map(BigDecimal::new).toList();
        double size = amounts.stream().mapToDouble(BigDecimal::doubleValue).map(Math::abs).sum();
        for (double root : CashFlows.of(amounts).irr().all()) {
            Assume.that(root > -0.9);
            double value = 0;
            for (int period = 0; period < amounts.size(); period++) {
                value += amounts.get(period).doubleValue() / Math.pow(1 + root, period);
            }
            assertThat(Math.abs(value)).isLessThanOrEqualTo(1e-9 * size * Math.max(1, Math.pow(1 + root, -amounts.size())));
        }
    }

    @Property(seed = "20240101", tries = 300)
    void anInvestmentPaysBackLaterWhenDiscounted(@ForAll @IntRange(min = 1, max = 100_000) int outlay,
            @ForAll @Size(min = 1, max = 10) List<@IntRange(min = 0, max = 50_000) Integer> income,
            @ForAll @IntRange(max = 50) int percent) {
        List<BigDecimal> flows = new ArrayList<>(List.of(BigDecimal.valueOf(-outlay)));
        income.forEach(flow -> flows.add(BigDecimal.valueOf(flow)));
        BigDecimal rate = BigDecimal.valueOf(percent).movePointLeft(2);
        CashFlows cash = CashFlows.of(flows);
        cash.discountedPayback(rate).periods().value().ifPresent(later -> assertThat(later.add(TINY))
                .isGreaterThanOrEqualTo(cash.payback().periods().value().orElseThrow()));
        assertThat(cash.npv(rate).value().orElseThrow()).isLessThanOrEqualTo(cash.npv(BigDecimal.ZERO).value().orElseThrow());
        assertThat(cash.npv(BigDecimal.ZERO).value().orElseThrow())
                .isEqualByComparingTo(flows.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    @Property(seed = "20240101")
    void contributionsSumToTheResultAndTheGraphIsRecomputable(@ForAll("amounts") BigDecimal benefits,
            @ForAll("positive") BigDecimal costs) {
        Step figure = Formulas.netPct(leaf("b", benefits), leaf("c", costs));
        Graph graph = Graph.of(figure);
        assertThat(graph.evaluate()).isEqualTo(figure.outcome());
        BigDecimal sum = graph.leaves().stream().flatMap(leaf -> graph.contribution(leaf.id()).stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isCloseTo(value(figure), within(TINY.multiply(value(figure).abs().add(BigDecimal.valueOf(1000)))));
    }

    @Property(seed = "20240101", tries = 20)
    void theBootstrapIsTheSameForTheSameSeed(@ForAll @IntRange(min = 2, max = 60) int days, @ForAll long seed) {
        double[] costs = new double[days];
        double[] contacts = new double[days];
        for (int day = 0; day < days; day++) {
            costs[day] = 100 + day % 7;
            contacts[day] = 10 + day % 5;
        }
        DayBootstrap.Interval interval = DayBootstrap.ratio(costs, contacts, seed).orElseThrow();
        assertThat(DayBootstrap.ratio(costs, contacts, seed)).contains(interval);
        assertThat(interval.low()).isLessThanOrEqualTo(interval.high());
    }

    @Provide
    Arbitrary<BigDecimal> amounts() {
        return Arbitraries.bigDecimals().between(new BigDecimal("-1000000"), new BigDecimal("1000000")).ofScale(2);
    }

    @Provide
    Arbitrary<BigDecimal> positive() {
        return Arbitraries.bigDecimals().between(new BigDecimal("0.01"), new BigDecimal("1000000")).ofScale(2);
    }

    private static BigDecimal value(Step step) {
        return step.outcome().value().orElseThrow();
    }

    private static Step leaf(String id, BigDecimal amount) {
        return Step.ofMoney(id, Outcome.of(amount), EUR, Provenance.MEASURED, Map.of());
    }
}
