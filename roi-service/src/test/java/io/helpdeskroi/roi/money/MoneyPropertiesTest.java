package io.helpdeskroi.roi.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The invariants of §15 that money has to keep for any input. */
class MoneyPropertiesTest {

    private static final LocalDate START = LocalDate.of(2023, 11, 17);

    @Property(seed = "20240101")
    void partsOfASplitAddUp(@ForAll("amounts") Money whole,
            @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 1000) Integer> weights) {
        Assume.that(weights.stream().anyMatch(weight -> weight > 0));
        List<Money> parts = Split.byWeights(whole, weights.stream().map(BigDecimal::new).toList());
        assertThat(parts.stream().reduce(Money.zero(whole.currency()), Money::plus).amount())
                .isEqualByComparingTo(whole.amount());
    }

    @Property(seed = "20240101")
    void noPartIsOffByAUnitOrMore(@ForAll("amounts") Money whole, @ForAll @IntRange(min = 1, max = 40) int count) {
        BigDecimal unit = BigDecimal.ONE.movePointLeft(whole.currency().getDefaultFractionDigits());
        BigDecimal exact = whole.amount().divide(BigDecimal.valueOf(count), Money.PRECISION);
        assertThat(Split.evenly(whole, count)).allSatisfy(
                part -> assertThat(part.amount().subtract(exact).abs()).isLessThan(unit));
    }

    @Property(seed = "20240101")
    void daysOfAProrationAddToTheWhole(@ForAll("amounts") Money whole, @ForAll @IntRange(min = 1, max = 400) int length,
            @ForAll @Size(max = 6) List<@IntRange(min = 1, max = 399) Integer> cuts) {
        DateSpan own = new DateSpan(START, START.plusDays(length));
        List<LocalDate> edges = Stream.concat(Stream.of(own.from(), own.to()),
                cuts.stream().filter(cut -> cut < length).map(own.from()::plusDays)).distinct().sorted().toList();
        BigDecimal sum = BigDecimal.ZERO;
        for (int index = 1; index < edges.size(); index++) {
            sum = sum.add(Proration.share(whole.amount(), own, new DateSpan(edges.get(index - 1), edges.get(index))));
        }
        assertThat(Rounding.HALF_EVEN.toMinorUnits(sum, whole.currency())).isEqualByComparingTo(whole.amount());
    }

    @Property(seed = "20240101")
    void slicesOfAnAmortisationAddToTheWhole(@ForAll("amounts") Money whole, @ForAll @IntRange(min = 1, max = 120) int months) {
        List<Amortisation.Slice> slices = Amortisation.slices(whole, START, months);
        assertThat(slices.stream().map(Amortisation.Slice::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(whole.amount());
        for (int index = 1; index < slices.size(); index++) {
            assertThat(slices.get(index).span().from()).isEqualTo(slices.get(index - 1).span().to());
        }
    }

    @Provide
    Arbitrary<Money> amounts() {
        return Arbitraries.bigDecimals().between(BigDecimal.ZERO, new BigDecimal("99999999.99")).ofScale(2)
                .map(amount -> Money.of(amount.toPlainString(), "EUR"));
    }
}
