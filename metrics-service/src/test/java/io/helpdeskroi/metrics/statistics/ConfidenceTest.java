package io.helpdeskroi.metrics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every interval the KPI catalogue prints.
 */
class ConfidenceTest {

    private static final Confidence AT_95 = Confidence.AT_95;

    private static void isPrinted(Interval interval, double scale, double low, double high, double digit) {
        assertThat(interval.low() * scale).isCloseTo(low, within(digit));
        assertThat(interval.high() * scale).isCloseTo(high, within(digit));
    }

    @ParameterizedTest
    @CsvSource({ "45, 50, 78.64, 95.65", "0, 8, 0, 32.44", "8, 8, 67.56, 100" })
    void wilsonToTwoDigits(double k, double n, double low, double high) {
        isPrinted(AT_95.wilson(k, n).orElseThrow(), 100, low, high, 0.005001);
    }

    @ParameterizedTest
    @CsvSource({ "1, 9, 2.0, 43.5", "18, 240, 4.8, 11.5", "1, 7, 2.6, 51.3", "27, 300, 6.3, 12.8", "45, 900, 3.8, 6.6",
            "4, 5, 37.6, 96.4", "410, 500, 78.4, 85.1", "4, 6, 30.0, 90.3", "61, 84, 62.3, 81.0", "390, 488, 76.1, 83.2",
            "12, 300, 2.3, 6.9", "83, 90, 84.8, 96.2", "5, 40, 5.5, 26.1", "9, 60, 8.1, 26.1", "2, 3, 20.8, 93.9",
            "180, 240, 69.2, 80.1", "50, 100, 40.4, 59.6", "20, 100, 13.3, 28.9", "940, 1000, 92.4, 95.3",
            "96, 320, 25.2, 35.2",
            "90, 300, 25.1, 35.4", "24, 300, 5.4, 11.6", "14, 160, 5.3, 14.2", "1800, 9000, 19.2, 20.8", "240, 950, 22.6, 28.1",
            "57, 950, 4.7, 7.7", "36, 40, 77.0, 96.0", "700, 1000, 67.1, 72.8", "290, 400, 67.9, 76.7", "120, 400, 25.7, 34.7",
            "120, 200, 53.1, 66.5", "105, 200, 45.6, 59.3", "57, 95, 50.0, 69.3", "42, 60, 57.5, 80.1" })
    void wilsonToOneDigit(double k, double n, double low, double high) {
        Interval interval = AT_95.wilson(k, n).orElseThrow();
        assertThat(asPrinted(interval.low())).isEqualTo(low);
        assertThat(asPrinted(interval.high())).isEqualTo(high);
    }

    /** The catalogue rounds its one-digit percentages from two-digit ones: 76.948 is printed as 77.0. */
    private static double asPrinted(double fraction) {
        return Math.round(Math.round(fraction * 10_000) / 10.0) / 10.0;
    }

    @Test
    void nothingHasNoInterval() {
        assertThat(AT_95.wilson(0, 0)).isEmpty();
        assertThat(AT_95.promoterScore(0, 0, 0)).isEmpty();
        assertThat(AT_95.difference(0, 0, 1, 2)).isEmpty();
        assertThat(AT_95.mean(1, 5, 25, 1, 5)).isEmpty();
    }

    @Test
    void promoterScore() {
        isPrinted(AT_95.promoterScore(50, 20, 100).orElseThrow(), 1, 14.1, 44.2, 0.05);
        isPrinted(AT_95.promoterScore(8, 0, 8).orElseThrow(), 1, 38.5, 100, 0.05);
    }

    @Test
    void meanOfRatings() {
        isPrinted(mean(1, 7, 7, 6, 5, 5, 2), 1, 2.68, 7.00, 0.005);
        isPrinted(mean(1, 5, 5, 4, 5, 3, 5), 1, 3.29, 5.00, 0.005);
    }

    private static Interval mean(double scaleMin, double scaleMax, double... ratings) {
        return AT_95.mean(ratings.length, Arrays.stream(ratings).sum(), Arrays.stream(ratings).map(x -> x * x).sum(), scaleMin,
                scaleMax).orElseThrow();
    }

    @Test
    void medianByOrderStatistics() {
        double[] minutes = { 2, 3, 5, 8, 9, 12, 15, 20, 60 };
        assertThat(Quantiles.of(minutes, 0.5)).hasValue(9);
        assertThat(AT_95.median(minutes)).contains(new Interval(3, 20));
        assertThat(AT_95.median(new double[] { 1, 2, 3, 4, 5 })).isEmpty();
        assertThat(AT_95.median(new double[] { 1, 2, 3, 4, 5, 6 })).contains(new Interval(1, 6));
    }

    @Test
    void medianRankIsTheLargestWithinTheTail() {
        for (int n = 6; n < 400; n++) {
            int rank = AT_95.medianRank(n).orElseThrow();
            var binomial = new BinomialDistribution(n, 0.5);
            assertThat(binomial.cumulativeProbability(rank - 1)).isLessThanOrEqualTo(0.025);
            assertThat(binomial.cumulativeProbability(rank)).isGreaterThan(0.025);
        }
    }

    @Test
    void exactPoisson() {
        isPrinted(AT_95.garwood(9), 1, 4.12, 17.08, 0.005);
        isPrinted(AT_95.garwood(9), 100.0 / 400, 1.03, 4.27, 0.005);
        assertThat(AT_95.garwood(0).low()).isZero();
        assertThat(AT_95.garwood(0).high()).isCloseTo(3.689, within(0.001));
    }

    @Test
    void differenceOfProportions() {
        assertThat((412.0 / 480 - 380.0 / 470) * 100).isCloseTo(4.98, within(0.005));
        isPrinted(AT_95.difference(412, 480, 380, 470).orElseThrow(), 100, 0.24, 9.73, 0.005);
    }

    @Test
    void ratioOfMeansNeedsThirtyInteractions() {
        double[] seconds = new double[30];
        double[] ones = new double[30];
        for (int i = 0; i < 30; i++) {
            seconds[i] = 300 + 10 * i;
            ones[i] = 1;
        }
        Interval interval = AT_95.ratioOfMeans(seconds, ones).orElseThrow();
        double mean = Arrays.stream(seconds).average().orElseThrow();
        double variance = Arrays.stream(seconds).map(x -> (x - mean) * (x - mean)).sum() / 29;
        assertThat(interval.high() - mean).isCloseTo(1.959964 * Math.sqrt(variance / 30), within(1e-4));
        assertThat(AT_95.ratioOfMeans(new double[29], new double[29])).isEmpty();
    }

    @Test
    void anotherLevelIsWiderOrNarrower() {
        Interval wide = new Confidence(0.99).wilson(45, 50).orElseThrow();
        Interval usual = AT_95.wilson(45, 50).orElseThrow();
        assertThat(wide.low()).isLessThan(usual.low());
        assertThat(wide.high()).isGreaterThan(usual.high());
    }

    @Test
    void censoredQuantile() {
        KaplanMeier replies = new KaplanMeier().ended(10).censored(15).ended(20).ended(30).censored(40);
        assertThat(replies.quantile(0.19)).hasValue(10);
        assertThat(replies.quantile(0.2)).hasValue(10);
        assertThat(replies.quantile(0.46)).hasValue(20);
        assertThat(replies.quantile(0.5)).hasValue(30);
        assertThat(replies.quantile(0.9)).isEmpty();
        assertThat(new KaplanMeier().ended(3).censored(5).ended(8).censored(12).quantile(0.5)).hasValue(8);
    }

    @Test
    void quantilesInterpolate() {
        assertThat(Quantiles.of(new double[] { 60, 1_800, 61_200, 151_200 }, 0.9).orElseThrow()).isCloseTo(124_200,
                within(1e-9));
        assertThat(Quantiles.of(new double[] { 5 }, 0.95)).hasValue(5);
        assertThat(Quantiles.of(new double[0], 0.5)).isEmpty();
    }
}
