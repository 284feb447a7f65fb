package io.helpdeskroi.roi.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.helpdeskroi.contract.InvalidFactException;
import io.helpdeskroi.roi.WorkedExamples;

/** N-01 to N-08, P-03 and C-03, as the catalogue prints them. */
class MoneyExamplesTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency USD = Currency.getInstance("USD");
    private static final Currency GBP = Currency.getInstance("GBP");
    private static final LocalDate DAY = LocalDate.of(2025, 3, 10);

    @ParameterizedTest
    @CsvSource({ "JPY,HALF_EVEN,1234.5,1234", "JPY,HALF_UP,1234.5,1235", "EUR,HALF_EVEN,0.125,0.12", "EUR,HALF_UP,0.125,0.13",
            "KWD,HALF_EVEN,1.23456,1.235" })
    void roundsToTheMinorUnitsOfTheCurrency(String currency, Rounding rounding, String amount, String expected) {
        assertThat(Money.of(amount, currency).rounded(rounding).amount().toPlainString()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({ "HALF_EVEN,1234", "HALF_UP,1235" })
    void agreesWithTheGoldenRoundings(Rounding rounding, String printed) {
        assertThat(Money.of("1234.5", "JPY").rounded(rounding).amount().toPlainString()).isEqualTo(
                WorkedExamples.expected("N-02", "round.jpy", "amount=1234.5;currency=JPY;mode=" + rounding, printed));
    }

    @ParameterizedTest
    @ValueSource(strings = { "XXX", "XAU", "EURO", "eur", "" })
    void refusesWhatIsNoCurrencyWithMinorUnits(String code) {
        assertThatThrownBy(() -> Iso4217.currency(code, "currency")).isInstanceOf(InvalidFactException.class)
                .hasMessageStartingWith("currency");
    }

    @Test
    void splitsByTheLargestRemainder() {
        assertThat(texts(Split.evenly(Money.of("100.00", "EUR"), 3)))
                .isEqualTo(WorkedExamples.expected("N-04", "split", "amount=100.00;parts=3", "33.34;33.33;33.33"));
    }

    @Test
    void allocatesAPoolByEffort() {
        assertThat(texts(Split.byWeights(Money.of("1000.00", "EUR"),
                List.of(new BigDecimal(300), new BigDecimal(600), new BigDecimal(900)))))
                .isEqualTo(WorkedExamples.expected("C-13", "cost.allocation", "1000.00 by 300;600;900 seconds",
                        "166.67;333.33;500.00"));
    }

    @Test
    void neverAddsTwoCurrencies() {
        assertThatThrownBy(() -> Money.of("1", "EUR").plus(Money.of("1", "USD"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void convertsEveryEntryAndRoundsOnce() {
        Conversion conversion = table().conversion(USD, EUR, DAY).orElseThrow();
        BigDecimal one = conversion.apply(new BigDecimal("100.00"));
        assertThat(Rounding.HALF_EVEN.toMinorUnits(one, EUR)).isEqualTo("92.59");
        assertThat(Rounding.HALF_EVEN.toMinorUnits(one.add(one).add(one), EUR)).isEqualTo("277.78");
        WorkedExamples.expected("N-08", "fx.sum3", "3 x 100 USD;1 EUR=1.0800 USD;sum then round", "277.78");
        WorkedExamples.expected("N-08", "fx.single", "100 USD;1 EUR=1.0800 USD", "92.59");
    }

    @Test
    void crossesThroughThePivot() {
        Conversion conversion = table().conversion(USD, GBP, DAY).orElseThrow();
        assertThat(Rounding.HALF_EVEN.toMinorUnits(conversion.apply(new BigDecimal("100")), GBP).toPlainString())
                .isEqualTo(WorkedExamples.expected("N-08", "fx.cross", "100 USD to GBP;1 EUR=1.0800 USD;1 EUR=0.8500 GBP",
                        "78.70"));
    }

    @Test
    void takesTheLatestRateOfTheDayOrBefore() {
        ExchangeRates rates = new ExchangeRates(List.of(rate("1.08", DAY), rate("1.10", DAY.plusDays(1))), EUR, 7);
        assertThat(rates.conversion(EUR, USD, DAY).orElseThrow().apply(BigDecimal.ONE)).isEqualByComparingTo("1.08");
        assertThat(rates.conversion(EUR, USD, DAY.plusDays(8)).orElseThrow().apply(BigDecimal.ONE))
                .isEqualByComparingTo("1.10");
    }

    @Test
    void neverImpliesARate() {
        assertThat(table().conversion(EUR, USD, DAY.plusDays(7))).isPresent();
        assertThat(table().conversion(EUR, USD, DAY.plusDays(8))).as("stale").isEmpty();
        assertThat(table().conversion(EUR, USD, DAY.minusDays(1))).as("later only").isEmpty();
        assertThat(table().conversion(EUR, Currency.getInstance("JPY"), DAY)).as("unknown").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "2024-01,340.00", "2024-02,580.00", "2024-03,280.00" })
    void proratesByCalendarDays(String month, String expected) {
        DateSpan own = new DateSpan(LocalDate.of(2024, 1, 15), LocalDate.of(2024, 3, 15));
        LocalDate first = LocalDate.parse(month + "-01");
        BigDecimal share = Proration.share(new BigDecimal("1200.00"), own, new DateSpan(first, first.plusMonths(1)));
        assertThat(Rounding.HALF_EVEN.toMinorUnits(share, EUR)).isEqualTo(expected);
        WorkedExamples.expected("P-03", "proration." + month, "1200.00 over [2024-01-15,2024-03-15)", expected);
    }

    @Test
    void amortisesInEqualMonthsAndARemainder() {
        List<BigDecimal> slices = Amortisation.slices(Money.of("10000.00", "EUR"), LocalDate.of(2025, 1, 20), 36).stream()
                .map(Amortisation.Slice::amount).toList();
        assertThat(slices).hasSize(36);
        assertThat(slices.subList(0, 35)).allMatch(slice -> slice.compareTo(new BigDecimal("277.78")) == 0);
        assertThat(slices.get(35)).isEqualByComparingTo("277.70");
        WorkedExamples.expected("C-03", "cost.amortised", "10000.00;36 months", "35 x 277.78;277.70");
    }

    @Test
    void recognisesNothingBeforeThePurchase() {
        List<Amortisation.Slice> slices = Amortisation.slices(Money.of("90", "EUR"), LocalDate.of(2025, 1, 31), 3);
        assertThat(slices.get(0).span()).isEqualTo(DateSpan.day(LocalDate.of(2025, 1, 31)));
        assertThat(slices.get(2).span())
                .isEqualTo(new DateSpan(LocalDate.of(2025, 3, 1), LocalDate.of(2025, 4, 1)));
    }

    private static ExchangeRates table() {
        return new ExchangeRates(List.of(rate("1.0800", DAY),
                new ExchangeRate(EUR, GBP, new BigDecimal("0.8500"), DAY, "ECB")), EUR, 7);
    }

    private static ExchangeRate rate(String rate, LocalDate day) {
        return new ExchangeRate(EUR, USD, new BigDecimal(rate), day, "ECB");
    }

    private static String texts(List<Money> parts) {
        return parts.stream().map(part -> part.amount().toPlainString()).collect(Collectors.joining(";"));
    }

    @Test
    void noMonthGivesBackWhatTheOnesBeforeTookTooMuch() {
        assertThat(Amortisation.slices(Money.of("0.05", "EUR"), LocalDate.of(2025, 1, 15), 9))
                .extracting(slice -> slice.amount().toPlainString())
                .containsExactly("0.00", "0.00", "0.00", "0.00", "0.00", "0.00", "0.00", "0.00", "0.05");
    }
}
