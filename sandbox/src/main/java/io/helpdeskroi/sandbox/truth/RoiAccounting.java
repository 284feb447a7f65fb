package io.helpdeskroi.sandbox.truth;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.helpdeskroi.sandbox.company.Calendar;
import io.helpdeskroi.sandbox.company.Ledger;

/**
 * Works out costs, revenue and return of one period, as the ROI catalogue defines them: exact, rounded once at the end.
 */
final class RoiAccounting {

    private static final MathContext EXACT = MathContext.DECIMAL128;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Ledger ledger;
    private final boolean cash;
    private final LocalDate from;
    private final LocalDate to;

    RoiAccounting(Ledger ledger, boolean cash, LocalDate from, LocalDate to) {
        this.ledger = ledger;
        this.cash = cash;
        this.from = from;
        this.to = to;
    }

    /** What the period's contacts were, counted elsewhere. */
    record Volumes(long contacts, long resolutions, Map<String, Long> receivedByChannel) {
    }

    List<TruthValue> values(Volumes volumes, String groupBy) {
        BigDecimal cost = cost(Map.of());
        BigDecimal benefit = benefit();
        BigDecimal revenue = revenue();
        List<TruthValue> values = new ArrayList<>();
        values.add(money("cost.total", Map.of(), ledger.costs().size(), cost));
        values.add(
                divided("cost.perContact", Map.of(), volumes.contacts(), cost, BigDecimal.valueOf(volumes.contacts()), 1, 2));
        values.add(divided("cost.perResolution", Map.of(), volumes.resolutions(), cost,
                BigDecimal.valueOf(volumes.resolutions()), 1, 2));
        values.add(money("revenue.net", Map.of(), ledger.revenues().size(), revenue));
        values.add(money("benefit.total", Map.of(), ledger.benefits().size(), benefit));
        values.add(revenue.signum() <= 0 ? undefined("cost.supportRatioPct", Map.of(), 0)
                : divided("cost.supportRatioPct", Map.of(), ledger.costs().size(), cost, revenue, 100, 4));
        values.add(money("roi.netGain", Map.of(), ledger.benefits().size(), benefit.subtract(cost)));
        values.add(divided("roi.netPct", Map.of(), ledger.benefits().size(), benefit.subtract(cost), cost, 100, 4));
        values.add(divided("roi.benefitOverCostPct", Map.of(), ledger.benefits().size(), benefit, cost, 100, 4));
        values.add(divided("roi.gainOverSpendPct", Map.of(), ledger.benefits().size(), benefit, cost, 100, 4));
        values.add(divided("roi.benefitCostRatio", Map.of(), ledger.benefits().size(), benefit, cost, 1, 6));
        if (from.equals(from.withDayOfMonth(1)) && from.getMonthValue() % 3 == 1 && to.equals(from.plusMonths(3))) {
            values.add(divided("roi.quarterlyServiceReturn", Map.of(), ledger.revenues().size(), revenue, cost, 1, 6));
        }
        if ("channel".equals(groupBy)) {
            volumes.receivedByChannel().forEach((channel, contacts) -> values.add(divided("cost.perContact.byChannel",
                    Map.of("channel", channel), contacts, cost(Map.of("channel", channel)), BigDecimal.valueOf(contacts), 1,
                    2)));
        } else if ("category".equals(groupBy)) {
            byCategory().forEach((category, part) -> values.add(money("cost.total", Map.of("category", category),
                    ledger.costs().size(), part)));
        }
        return values;
    }

    private Map<String, BigDecimal> byCategory() {
        Map<String, BigDecimal> categories = new TreeMap<>();
        ledger.costs().forEach(cost -> categories.merge(cost.category(), cost(Map.of("id", cost.id())), BigDecimal::add));
        return categories;
    }

    private BigDecimal cost(Map<String, String> only) {
        BigDecimal total = BigDecimal.ZERO;
        for (Ledger.Cost cost : ledger.costs()) {
            BigDecimal share = only.containsKey("channel") ? share(cost, only.get("channel")) : BigDecimal.ONE;
            if (only.getOrDefault("id", cost.id()).equals(cost.id())) {
                total = total.add(inEuro(booked(cost).multiply(share), cost.currency()));
            }
        }
        return total;
    }

    private static BigDecimal share(Ledger.Cost cost, String channel) {
        return cost.allocations().stream()
                .filter(part -> part.targetType().equals("channel") && part.targetId().equals(channel))
                .map(Ledger.Allocation::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal inEuro(BigDecimal amount, String currency) {
        return currency.equals("EUR") ? amount : amount.divide(Ledger.DOLLARS_PER_EURO, EXACT);
    }

    private BigDecimal booked(Ledger.Cost cost) {
        BigDecimal amount = new BigDecimal(cost.amount());
        if (cost.interval() != null) {
            return recurring(cost, amount);
        }
        if (cost.date() != null && cost.amortisationMonths() != null && !cash) {
            return amortised(amount, cost.date(), cost.amortisationMonths());
        }
        LocalDate start = cost.date() == null ? cost.start() : cost.date();
        return cash || cost.date() != null ? spread(amount, start, start.plusDays(1)) : spread(amount, start, cost.end());
    }

    private BigDecimal recurring(Ledger.Cost cost, BigDecimal amount) {
        int months = cost.interval().equals("quarter") ? 3 : 1;
        BigDecimal total = BigDecimal.ZERO;
        for (LocalDate start = cost.start(); start.isBefore(cost.end()); start = start.plusMonths(months)) {
            total = total.add(spread(amount, start, cash ? start.plusDays(1) : start.plusMonths(months)));
        }
        return total;
    }

    /** Equal slices by calendar month, the last with the remainder; the first covers the days from the purchase on. */
    private BigDecimal amortised(BigDecimal amount, LocalDate bought, int months) {
        BigDecimal slice = amount.divide(BigDecimal.valueOf(months), 2, RoundingMode.HALF_EVEN);
        BigDecimal total = BigDecimal.ZERO;
        LocalDate start = bought;
        for (int month = 1; month <= months; month++) {
            LocalDate next = start.withDayOfMonth(1).plusMonths(1);
            BigDecimal part = month < months ? slice
                    : amount.subtract(slice.multiply(BigDecimal.valueOf(months - 1L)));
            total = total.add(spread(part, start, next));
            start = next;
        }
        return total;
    }

    /** The part of an amount over the days [start, end) that falls into the period. */
    private BigDecimal spread(BigDecimal amount, LocalDate start, LocalDate end) {
        LocalDate first = start.isAfter(from) ? start : from;
        LocalDate last = end.isBefore(to) ? end : to;
        long days = Math.max(0, ChronoUnit.DAYS.between(first, last));
        long all = ChronoUnit.DAYS.between(start, end);
        return days == all ? amount
                : amount.multiply(BigDecimal.valueOf(days)).divide(BigDecimal.valueOf(all), EXACT);
    }

    private BigDecimal benefit() {
        BigDecimal total = BigDecimal.ZERO;
        for (Ledger.Benefit benefit : ledger.benefits()) {
            total = total.add(spread(new BigDecimal(benefit.amount()), benefit.start(), benefit.end()));
        }
        return total;
    }

    private BigDecimal revenue() {
        BigDecimal total = BigDecimal.ZERO;
        for (Ledger.Revenue revenue : ledger.revenues()) {
            LocalDate day = revenue.occurredAt().atZone(Calendar.ZONE).toLocalDate();
            if (!day.isBefore(from) && day.isBefore(to)) {
                boolean back = revenue.type().equals("refund") || revenue.type().equals("chargeback");
                BigDecimal amount = new BigDecimal(revenue.amount());
                total = back ? total.subtract(amount) : total.add(amount);
            }
        }
        return total;
    }

    private TruthValue money(String kpi, Map<String, String> slice, long n, BigDecimal amount) {
        return new TruthValue(kpi, Map.of(), period(), slice, n, null, null, null,
                amount.setScale(2, RoundingMode.HALF_EVEN).toPlainString(), null, "EUR", null);
    }

    private TruthValue divided(String kpi, Map<String, String> slice, long n, BigDecimal above, BigDecimal below, int factor,
            int decimals) {
        if (below.signum() == 0) {
            return undefined(kpi, slice, n);
        }
        BigDecimal value = above.multiply(factor == 1 ? BigDecimal.ONE : HUNDRED).divide(below, EXACT);
        return new TruthValue(kpi, Map.of(), period(), slice, n, null, null, null,
                value.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString(), null, decimals == 2 ? "EUR" : null, null);
    }

    private TruthValue undefined(String kpi, Map<String, String> slice, long n) {
        return new TruthValue(kpi, Map.of(), period(), slice, n, null, null, null, null, null, null, "zero_denominator");
    }

    private TruthValue.Period period() {
        return TruthValue.Period.of(Calendar.at(from), Calendar.at(to));
    }
}
