package io.helpdeskroi.sandbox.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.helpdeskroi.sandbox.company.Company;
import io.helpdeskroi.sandbox.company.Ledger;

class RoiAccountingTest {

    /** 1,200 contacts, a hundred a month: amounts are easy to follow. */
    private static final Ledger LEDGER = Ledger.of(new Company(1, 1_200, 0));
    private static final RoiAccounting.Volumes VOLUMES = new RoiAccounting.Volumes(100, 80, Map.of("voice", 20L));

    private static String value(LocalDate from, LocalDate to, boolean cash, String kpi, Map<String, String> slice) {
        List<TruthValue> values = new RoiAccounting(LEDGER, cash, from, to).values(VOLUMES, "channel");
        return values.stream().filter(value -> value.kpi().equals(kpi) && value.slice().equals(slice)).map(TruthValue::value)
                .map(String.class::cast).findFirst().orElseThrow();
    }

    private static LocalDate day(int month, int day) {
        return LocalDate.of(2025, month, day);
    }

    @Test
    void addsAMonthUp() {
        // 360 + 110 + 70 + 35 + 20 USD + a month's days of 45 and 90 a quarter + 240 over 12 months
        BigDecimal february = new BigDecimal("360.00").add(new BigDecimal("110")).add(new BigDecimal("70"))
                .add(new BigDecimal("35"))
                .add(new BigDecimal("20").divide(new BigDecimal("1.08"), java.math.MathContext.DECIMAL128))
                .add(new BigDecimal("135").multiply(new BigDecimal("28")).divide(new BigDecimal("90"),
                        java.math.MathContext.DECIMAL128))
                .add(new BigDecimal("20"));
        assertThat(value(day(2, 1), day(3, 1), false, "cost.total", Map.of()))
                .isEqualTo(february.setScale(2, java.math.RoundingMode.HALF_EVEN).toPlainString()).isEqualTo("655.52");
        assertThat(value(day(2, 1), day(3, 1), false, "cost.perContact", Map.of())).isEqualTo("6.56");
        assertThat(value(day(2, 1), day(3, 1), false, "cost.perResolution", Map.of())).isEqualTo("8.19");
        assertThat(value(day(2, 1), day(3, 1), false, "benefit.total", Map.of())).isEqualTo("744.00");
        assertThat(value(day(2, 1), day(3, 1), false, "roi.netGain", Map.of())).isEqualTo("88.48");
        assertThat(value(day(2, 1), day(3, 1), false, "roi.benefitCostRatio", Map.of())).isEqualTo("1.134979");
        assertThat(value(day(2, 1), day(3, 1), false, "cost.perContact.byChannel", Map.of("channel", "voice")))
                .isEqualTo("6.15");
    }

    @Test
    void booksCashOnItsDay() {
        assertThat(value(day(7, 1), day(7, 2), true, "cost.total", Map.of())).isEqualTo("908.52");
        assertThat(value(day(7, 2), day(7, 3), true, "cost.total", Map.of())).isEqualTo("0.00");
    }

    @Test
    void comesToTheSameInTheWholeYearInBothViews() {
        LocalDate end = LocalDate.of(2026, 1, 1);
        assertThat(value(day(1, 1), end, true, "cost.total", Map.of()))
                .isEqualTo(value(day(1, 1), end, false, "cost.total", Map.of()));
    }
}
