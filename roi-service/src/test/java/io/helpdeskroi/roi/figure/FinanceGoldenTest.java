package io.helpdeskroi.roi.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.helpdeskroi.roi.WorkedExamples;

/** F-07 to F-12 against published answers. */
class FinanceGoldenTest {

    static Stream<List<String>> cases() {
        return WorkedExamples.rows("golden/finance_cashflows.csv").stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithThePublishedAnswer(List<String> row) {
        String flows = row.get(2);
        Map<String, String> params = params(row.get(3));
        String expected = row.get(4);
        if (row.get(1).equals("irr_roots")) {
            CashFlows.Roots roots = cash(flows).irr();
            double[] all = Arrays.stream(expected.split(";")).mapToDouble(Double::parseDouble).toArray();
            assertThat(roots.headline().reason()).contains(Reason.MULTIPLE_ROOTS);
            assertThat(roots.all()).hasSize(all.length);
            for (int index = 0; index < all.length; index++) {
                assertThat(roots.all().get(index)).isCloseTo(all[index], within(1e-9));
            }
            return;
        }
        Outcome outcome = outcome(row.get(1), flows, params);
        if (expected.equals("null")) {
            assertThat(outcome.reason()).contains(row.get(6));
        } else {
            assertThat(outcome.value().orElseThrow().doubleValue()).isCloseTo(Double.parseDouble(expected),
                    within(Double.parseDouble(row.get(5))));
        }
    }

    private static Outcome outcome(String measure, String flows, Map<String, String> params) {
        BigDecimal rate = new BigDecimal(params.getOrDefault("rate", "0"));
        return switch (measure) {
            case "irr" -> cash(flows).irr().headline();
            case "npv_t0" -> cash(flows).npv(rate);
            case "npv_end" -> cash("0;" + flows).npv(rate);
            case "mirr" -> cash(flows).mirr(Double.parseDouble(params.get("finance")),
                    Double.parseDouble(params.get("reinvest")));
            case "xnpv" -> dated(flows).xnpv(rate.doubleValue());
            case "xirr" -> dated(flows).xirr().headline();
            case "payback_months" -> Outcome.of(cash(flows).payback().periods().value().orElseThrow()
                    .multiply(BigDecimal.valueOf(12)));
            case "tei_roi_pct" -> presentValue(flows, rate);
            default -> throw new AssertionError("unknown measure " + measure);
        };
    }

    private static Outcome presentValue(String flows, BigDecimal rate) {
        String[] sides = flows.split("\\|");
        return CashFlows.presentValuePct(amounts(sides[0].replace("costs:", "")), amounts(sides[1].replace("benefits:", "")),
                rate);
    }

    private static CashFlows cash(String flows) {
        return CashFlows.of(amounts(flows));
    }

    private static List<BigDecimal> amounts(String flows) {
        return Arrays.stream(flows.split(";")).map(BigDecimal::new).toList();
    }

    /** In reverse, since the order must not matter. */
    private static DatedFlows dated(String flows) {
        DatedFlows dated = new DatedFlows();
        List<String> given = Arrays.asList(flows.split(";"));
        for (int index = given.size() - 1; index >= 0; index--) {
            String[] parts = given.get(index).split(":");
            dated.add(LocalDate.parse(parts[0]), new BigDecimal(parts[1]));
        }
        return dated;
    }

    private static Map<String, String> params(String text) {
        Map<String, String> params = new HashMap<>();
        for (String pair : text.split(";")) {
            if (pair.contains("=")) {
                params.put(pair.split("=")[0], pair.split("=")[1]);
            }
        }
        return params;
    }
}
