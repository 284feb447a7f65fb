package io.helpdeskroi.roi.statement;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

import io.helpdeskroi.roi.figure.Operation;
import io.helpdeskroi.roi.figure.Outcome;
import io.helpdeskroi.roi.figure.Provenance;
import io.helpdeskroi.roi.figure.Reason;
import io.helpdeskroi.roi.figure.Step;
import io.helpdeskroi.roi.figure.Unit;
import io.helpdeskroi.roi.ledger.BenefitEntry;
import io.helpdeskroi.roi.ledger.Booking;
import io.helpdeskroi.roi.ledger.CostBookings;
import io.helpdeskroi.roi.ledger.CostCategory;
import io.helpdeskroi.roi.ledger.CostEntry;
import io.helpdeskroi.roi.ledger.CostView;
import io.helpdeskroi.roi.ledger.Recorded;
import io.helpdeskroi.roi.ledger.RevenueDay;
import io.helpdeskroi.roi.ledger.RevenueType;
import io.helpdeskroi.roi.ledger.TargetType;
import io.helpdeskroi.roi.money.Conversion;
import io.helpdeskroi.roi.money.DateSpan;
import io.helpdeskroi.roi.money.Proration;
import io.helpdeskroi.roi.statement.MoneySteps.Amount;

/**
 * The ledger as one question sees it: in one currency, one view and as of one instant. Gives steps, not numbers, so that
 * every sum can be followed down to the entries.
 */
final class LedgerView {

    /** Slice for what is allocated to no channel. */
    static final String UNALLOCATED = "unallocated";

    private final List<Recorded<CostEntry>> costs;
    private final List<Recorded<BenefitEntry>> benefits;
    private final List<RevenueDay> revenue;
    private final boolean anyRevenue;
    private final MoneySteps money;
    private final Instant asOf;

    LedgerView(List<Recorded<CostEntry>> costs, List<Recorded<BenefitEntry>> benefits, List<RevenueDay> revenue,
            boolean anyRevenue, MoneySteps money, Instant asOf) {
        this.costs = costs;
        this.benefits = benefits.stream().filter(recorded -> recorded.entry().amount() != null).toList();
        this.revenue = revenue;
        this.anyRevenue = anyRevenue;
        this.money = money;
        this.asOf = asOf;
    }

    Currency currency() {
        return money.target();
    }

    /** C-01: the cost of a span, the sum of its categories. */
    Step cost(String id, DateSpan span, CostView view) {
        if (costs.isEmpty()) {
            return noData(id, "no cost is recorded", "costs").as("cost.total");
        }
        List<Step> parts = new ArrayList<>();
        for (CostCategory category : CostCategory.values()) {
            Step part = cost(id + "." + lower(category), category, span, view);
            if (!part.inputs().isEmpty()) {
                parts.add(part);
            }
        }
        return Step.formula(id, Operation.SUM, Unit.MONEY, Optional.of(currency()), parts).as("cost.total");
    }

    /** The cost of a span in one category. */
    Step cost(String id, CostCategory category, DateSpan span, CostView view) {
        return money.sum(id, costs(span, view, cost -> cost.category() == category, cost -> BigDecimal.ONE),
                read("costs?category=" + lower(category), span)).as("cost.total");
    }

    /** The cost of a span that is allocated to a channel, or to none. */
    Step channelCost(String channel, DateSpan span, CostView view) {
        return money.sum("cost.total.channel." + channel, costs(span, view, cost -> true, cost -> share(cost, channel)),
                read("costs", span)).as("cost.total");
    }

    /** Channels to which costs of a span are allocated. */
    SortedSet<String> channels(DateSpan span, CostView view) {
        SortedSet<String> channels = new TreeSet<>();
        for (Recorded<CostEntry> cost : costs) {
            if (!CostBookings.of(cost.entry(), view, span).isEmpty()) {
                cost.entry().allocations().stream().filter(share -> share.targetType() == TargetType.CHANNEL)
                        .forEach(share -> channels.add(share.targetId().toLowerCase(Locale.ROOT)));
            }
        }
        return channels;
    }

    /** The benefits of a span; those without a price are in no total. */
    Step benefits(String id, DateSpan span) {
        if (benefits.isEmpty()) {
            return noData(id, "no benefit is recorded", "benefits").as("benefit.total");
        }
        List<Amount> amounts = new ArrayList<>();
        for (Recorded<BenefitEntry> benefit : benefits) {
            Booking booking = benefit.entry().booking().orElseThrow();
            if (booking.span().intersection(span).isPresent()) {
                amounts.add(amount(Proration.share(booking.amount(), booking.span(), span), benefit.entry().currency(), booking,
                        benefit.entry().provenance(), benefit));
            }
        }
        return money.sum(id, amounts, read("benefits", span)).as("benefit.total");
    }

    /** What came in (R-01, first part) or was given back (second part). */
    Step revenue(String id, DateSpan span, RevenueType.Effect effect) {
        if (!anyRevenue) {
            return noData(id, "no revenue is recorded", "revenues");
        }
        List<Amount> amounts = revenue.stream().filter(day -> day.type().effect() == effect && span.contains(day.day()))
                .map(day -> new Amount(day.amount(), Currency.getInstance(day.currency()), day.day(), Provenance.MEASURED,
                        day.events(), day.type() + "@" + day.day() + ":" + day.hash()))
                .toList();
        return money.sum(id, amounts, read("revenues", span));
    }

    /** Entries behind the costs of a span. */
    long costEntries(DateSpan span, CostView view) {
        return costs.stream().filter(cost -> !CostBookings.of(cost.entry(), view, span).isEmpty()).count();
    }

    long benefitEntries(DateSpan span) {
        return benefits.stream()
                .filter(benefit -> benefit.entry().booking().orElseThrow().span().intersection(span).isPresent())
                .count();
    }

    long revenueEvents(DateSpan span) {
        return revenue.stream().filter(day -> span.contains(day.day())).mapToLong(RevenueDay::events).sum();
    }

    /** Costs paid at the outset: bought once, on the first day. */
    Step outset(String id, DateSpan span) {
        return money.sum(id, costs(DateSpan.day(span.from()), CostView.CASH, cost -> span.from().equals(cost.date()),
                cost -> BigDecimal.ONE), read("costs", DateSpan.day(span.from())));
    }

    /** Costs paid in a span, without those of the outset. */
    Step paid(String id, DateSpan span, DateSpan horizon) {
        return money.sum(id, costs(span, CostView.CASH, cost -> !horizon.from().equals(cost.date()), cost -> BigDecimal.ONE),
                read("costs", span));
    }

    /** What each day of a span cost; empty when an exchange rate is missing. For intervals only, so in binary. */
    Optional<double[]> dailyCosts(DateSpan span, CostView view, Optional<String> channel) {
        double[] days = new double[Math.toIntExact(span.days())];
        for (Recorded<CostEntry> cost : costs) {
            BigDecimal share = channel.map(name -> share(cost.entry(), name)).orElse(BigDecimal.ONE);
            for (Booking booking : CostBookings.of(cost.entry(), view, span)) {
                Optional<Conversion> conversion = money.conversion(
                        amount(booking.amount(), cost.entry().currency(), booking, cost.entry().provenance(), cost));
                if (conversion.isEmpty()) {
                    return Optional.empty();
                }
                double perDay = conversion.get().apply(booking.amount().multiply(share)).doubleValue() / booking.span().days();
                DateSpan part = booking.span().intersection(span).orElseThrow();
                int first = Math.toIntExact(part.from().toEpochDay() - span.from().toEpochDay());
                for (int day = first; day < first + part.days(); day++) {
                    days[day] += perDay;
                }
            }
        }
        return Optional.of(days);
    }

    private List<Amount> costs(DateSpan span, CostView view, Predicate<CostEntry> wanted,
            Function<CostEntry, BigDecimal> share) {
        List<Amount> amounts = new ArrayList<>();
        for (Recorded<CostEntry> cost : costs) {
            BigDecimal weight = wanted.test(cost.entry()) ? share.apply(cost.entry()) : BigDecimal.ZERO;
            if (weight.signum() > 0) {
                for (Booking booking : CostBookings.of(cost.entry(), view, span)) {
                    amounts.add(amount(Proration.share(booking.amount(), booking.span(), span).multiply(weight),
                            cost.entry().currency(), booking, cost.entry().provenance(), cost));
                }
            }
        }
        return amounts;
    }

    private static Amount amount(BigDecimal value, String currency, Booking booking, Provenance provenance, Recorded<?> entry) {
        return new Amount(value, Currency.getInstance(currency), booking.rateDay(), provenance, 1,
                entry.entry().id() + ":" + entry.version());
    }

    private static BigDecimal share(CostEntry cost, String channel) {
        BigDecimal shared = BigDecimal.ZERO;
        BigDecimal own = BigDecimal.ZERO;
        for (var allocation : cost.allocations()) {
            if (allocation.targetType() == TargetType.CHANNEL) {
                shared = shared.add(allocation.weight());
                own = allocation.targetId().equalsIgnoreCase(channel) ? own.add(allocation.weight()) : own;
            }
        }
        return channel.equals(UNALLOCATED) ? BigDecimal.ONE.subtract(shared) : own;
    }

    private Step noData(String id, String says, String book) {
        return Step.ofMoney(id, Outcome.undefined(Reason.NO_DATA), currency(), Provenance.MEASURED,
                Map.of("source", "ledger", "query", "/api/v1/" + book + "?as_of=" + asOf, "says", says));
    }

    /** Where the entries behind a sum can be read again, and which days of them count. */
    private Map<String, String> read(String resource, DateSpan span) {
        return Map.of("source", "ledger", "query",
                "/api/v1/" + resource + (resource.contains("?") ? "&" : "?") + "as_of=" + asOf,
                "days", "[" + span.from() + ", " + span.to() + ")");
    }

    private static String lower(CostCategory category) {
        return category.name().toLowerCase(Locale.ROOT);
    }
}
