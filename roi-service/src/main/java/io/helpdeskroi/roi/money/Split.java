package io.helpdeskroi.roi.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Splits that add up: the largest-remainder method at minor units, ties to the earlier part.
 */
public final class Split {

    private Split() {
    }

    /** Equal parts: 100.00 in three gives 33.34, 33.33, 33.33. */
    public static List<Money> evenly(Money whole, int parts) {
        return byWeights(whole, Collections.nCopies(parts, BigDecimal.ONE));
    }

    /** Parts in proportion to weights that are not negative and not all zero. */
    public static List<Money> byWeights(Money whole, List<BigDecimal> weights) {
        BigDecimal sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.signum() <= 0 || weights.stream().anyMatch(weight -> weight.signum() < 0)) {
            throw new IllegalArgumentException("weights must not be negative and not all be zero");
        }
        List<BigDecimal> exact = weights.stream()
                .map(weight -> whole.amount().multiply(weight).divide(sum, Money.PRECISION)).toList();
        return toMinorUnits(exact, whole.amount(), whole.currency().getDefaultFractionDigits()).stream()
                .map(part -> new Money(part, whole.currency())).toList();
    }

    /**
     * Rounds parts to {@code decimals} so that they add to {@code whole}. The whole may carry more decimals than the parts
     * may (an unrounded amount); the excess stays with the first part of the largest remainder.
     */
    public static List<BigDecimal> toMinorUnits(List<BigDecimal> exact, BigDecimal whole, int decimals) {
        if (exact.isEmpty()) {
            return List.of();
        }
        BigDecimal unit = BigDecimal.ONE.movePointLeft(decimals);
        List<BigDecimal> parts = new ArrayList<>(exact.size());
        BigDecimal left = whole;
        for (BigDecimal part : exact) {
            BigDecimal floor = part.setScale(decimals, RoundingMode.FLOOR);
            parts.add(floor);
            left = left.subtract(floor);
        }
        List<Integer> byRemainder = IntStream.range(0, exact.size()).boxed()
                .sorted(Comparator.<Integer, BigDecimal> comparing(i -> exact.get(i).subtract(parts.get(i))).reversed())
                .toList();
        int units = left.divideToIntegralValue(unit).intValueExact();
        for (int given = 0; given < units; given++) {
            parts.set(byRemainder.get(given % parts.size()), parts.get(byRemainder.get(given % parts.size())).add(unit));
        }
        BigDecimal crumb = left.subtract(unit.multiply(BigDecimal.valueOf(units)));
        if (crumb.signum() != 0) {
            int first = byRemainder.get(Math.min(units, parts.size() - 1));
            parts.set(first, parts.get(first).add(crumb));
        }
        return List.copyOf(parts);
    }
}
