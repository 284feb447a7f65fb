package io.helpdeskroi.roi.money;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The table of dated rates. A lookup takes the latest rate of the day or before it, but none older than allowed; where
 * there is none the answer is empty, never an implied rate of one.
 */
public final class ExchangeRates {

    private final Map<Pair, NavigableMap<LocalDate, ExchangeRate>> table = new HashMap<>();
    private final Currency pivot;
    private final int maxStaleDays;

    public ExchangeRates(Collection<ExchangeRate> rates, Currency pivot, int maxStaleDays) {
        this.pivot = pivot;
        this.maxStaleDays = maxStaleDays;
        for (ExchangeRate rate : rates) {
            table.computeIfAbsent(new Pair(rate.base(), rate.quote()), pair -> new TreeMap<>()).put(rate.rateDate(), rate);
        }
    }

    /** How to turn {@code from} into {@code to} at the rates of a day: directly, else through the pivot. */
    public Optional<Conversion> conversion(Currency from, Currency to, LocalDate date) {
        if (from.equals(to)) {
            return Optional.of(Conversion.NONE);
        }
        Optional<Conversion.Step> direct = step(from, to, date);
        if (direct.isPresent()) {
            return direct.map(step -> new Conversion(List.of(step)));
        }
        if (from.equals(pivot) || to.equals(pivot)) {
            return Optional.empty();
        }
        return step(from, pivot, date)
                .flatMap(first -> step(pivot, to, date).map(second -> new Conversion(List.of(first, second))));
    }

    /** The fresher of the pair's two directions; the quoted one when both are of the same day. */
    private Optional<Conversion.Step> step(Currency from, Currency to, LocalDate date) {
        Optional<ExchangeRate> quoted = latest(new Pair(from, to), date);
        Optional<ExchangeRate> opposite = latest(new Pair(to, from), date);
        boolean inverse = quoted.isEmpty()
                || opposite.isPresent() && opposite.get().rateDate().isAfter(quoted.get().rateDate());
        return (inverse ? opposite : quoted).map(rate -> new Conversion.Step(rate, inverse));
    }

    private Optional<ExchangeRate> latest(Pair pair, LocalDate date) {
        NavigableMap<LocalDate, ExchangeRate> dated = table.get(pair);
        if (dated == null || dated.floorEntry(date) == null) {
            return Optional.empty();
        }
        ExchangeRate rate = dated.floorEntry(date).getValue();
        return rate.rateDate().isBefore(date.minusDays(maxStaleDays)) ? Optional.empty() : Optional.of(rate);
    }

    private record Pair(Currency base, Currency quote) {
    }
}
