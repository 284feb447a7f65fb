package io.helpdeskroi.sandbox.company;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/**
 * The company's books for the year: what the service cost, what customers paid, what was gained, what a dollar was worth.
 * Every amount grows with the company, so that ratios stay alike at any size.
 */
public final class Ledger {

    /** Euros to dollars, the whole year. */
    public static final BigDecimal DOLLARS_PER_EURO = new BigDecimal("1.0800");

    private static final LocalDate YEAR = Calendar.FIRST_DAY;
    private static final LocalDate END = Calendar.LAST_DAY_END;
    private static final int MOST_EVENTS = 10_000;
    private static final String EUR = Company.CURRENCY;
    private static final String SOURCE = "sandbox";

    /** A share of a cost. */
    public record Allocation(String targetType, String targetId, BigDecimal weight) {
    }

    /** A cost as the ROI service takes it; amounts are decimal strings. */
    public record Cost(String id, String category, String nature, String amount, String currency, LocalDate date,
            LocalDate start, LocalDate end, String interval, Integer amortisationMonths, List<Allocation> allocations,
            String source, String provenance) {
    }

    /** Money that a customer's act moved. */
    public record Revenue(String id, String type, String customerId, String amount, String currency, Instant occurredAt,
            String orderId, String channel, String source) {
    }

    /** What was gained in a month. */
    public record Benefit(String id, String initiativeId, String kind, String amount, String currency, LocalDate start,
            LocalDate end, String provenance, String text) {
    }

    /** What a unit of {@code base} cost in {@code quote} on a day. */
    public record Rate(String base, String quote, String rate, LocalDate rateDate, String source) {
    }

    private final List<Cost> costs = new ArrayList<>();
    private final List<Revenue> revenues = new ArrayList<>();
    private final List<Benefit> benefits = new ArrayList<>();
    private final List<Rate> exchangeRates = new ArrayList<>();
    private final BigDecimal contactsPerMonth;

    private Ledger(Company company) {
        contactsPerMonth = BigDecimal.valueOf(company.size()).divide(BigDecimal.valueOf(12), 6, RoundingMode.HALF_EVEN);
        keepCosts();
        keepBenefits();
        keepRevenues(company);
        for (LocalDate day = YEAR.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)); day.isBefore(END); day = day
                .plusWeeks(1)) {
            exchangeRates.add(new Rate(EUR, "USD", DOLLARS_PER_EURO.toPlainString(), day, SOURCE));
        }
    }

    public static Ledger of(Company company) {
        return new Ledger(company);
    }

    public List<Cost> costs() {
        return List.copyOf(costs);
    }

    public List<Revenue> revenues() {
        return List.copyOf(revenues);
    }

    public List<Benefit> benefits() {
        return List.copyOf(benefits);
    }

    public List<Rate> exchangeRates() {
        return List.copyOf(exchangeRates);
    }

    private void keepCosts() {
        recurring("cost-front-line", "staffing", "month", "3.60", EUR,
                channels("email", "0.45", "web_form", "0.15", "messaging",
                        "0.25", "chat", "0.15"));
        recurring("cost-telephone-line", "staffing", "month", "1.10", EUR, channels("voice", "0.95", "voicemail", "0.05"));
        recurring("cost-specialists", "staffing", "month", "0.70", EUR, List.of());
        recurring("cost-help-desk-licences", "technology", "month", "0.35", EUR, List.of());
        recurring("cost-telephony", "technology", "month", "0.20", "USD", channels("voice", "1"));
        recurring("cost-incentives", "incentives", "quarter", "0.45", EUR, List.of());
        recurring("cost-overhead", "overhead", "quarter", "0.90", EUR, List.of());
        costs.add(new Cost("cost-messaging-platform", "technology", "one_off", amount("2.40"), EUR, LocalDate.of(2025, 1, 15),
                null, null, null, 12, channels("messaging", "1"), SOURCE, "measured"));
        costs.add(new Cost("cost-first-response-training", "training", "one_off", amount("1.80"), EUR, Calendar.INITIATIVE_DAY,
                null, null, null, 6, List.of(new Allocation("initiative", "faster-first-response", BigDecimal.ONE)), SOURCE,
                "measured"));
        costs.add(new Cost("cost-quality-review", "other", "one_off", amount("0.30"), EUR, null, LocalDate.of(2025, 3, 10),
                LocalDate.of(2025, 4, 9), null, null, List.of(), SOURCE, "measured"));
    }

    private void recurring(String id, String category, String interval, String perContact, String currency,
            List<Allocation> allocations) {
        costs.add(
                new Cost(id, category, "recurring", amount(perContact), currency, null, YEAR, END, interval, null, allocations,
                        SOURCE, "measured"));
    }

    private static List<Allocation> channels(String... channelsAndWeights) {
        List<Allocation> allocations = new ArrayList<>();
        for (int i = 0; i < channelsAndWeights.length; i += 2) {
            allocations.add(new Allocation("channel", channelsAndWeights[i], new BigDecimal(channelsAndWeights[i + 1])));
        }
        return List.copyOf(allocations);
    }

    private void keepBenefits() {
        for (LocalDate month = YEAR; month.isBefore(END); month = month.plusMonths(1)) {
            String served = "7." + (40 + 2 * month.getMonthValue());
            benefits.add(new Benefit("benefit-service-" + month, "customer-service", "MANUAL", amount(served), EUR, month,
                    month.plusMonths(1), "measured", "margin of orders kept by service"));
            if (!month.isBefore(Calendar.INITIATIVE_DAY)) {
                benefits.add(new Benefit("benefit-response-" + month, "faster-first-response", "MANUAL",
                        amount("0." + (60 + 5 * (month.getMonthValue() - 7))), EUR, month, month.plusMonths(1), "measured",
                        "repeated contacts that did not come"));
            }
        }
    }

    private void keepRevenues(Company company) {
        int events = Math.min(MOST_EVENTS, Math.max(200, company.size()));
        double typical = 62.0 * company.size() / events;
        for (int i = 0; i < events; i++) {
            Dice dice = Dice.of(company.seed(), Dice.Purpose.COMMERCE, i);
            long at = company.createdAt((int) ((long) i * company.size() / events));
            double share = dice.unit();
            String type = share < 0.88 ? "order" : share < 0.93 ? "upsell" : share < 0.99 ? "refund" : "chargeback";
            BigDecimal amount = BigDecimal.valueOf(Math.max(100, Math.round(100 * dice.lognormal(typical, 0.5))), 2);
            long customer = company.people().customer(dice.below(company.people().customerCount())).id();
            revenues.add(new Revenue("revenue-" + i, type, "sandbox-zendesk/customer/user:" + customer, amount.toPlainString(),
                    EUR, Instant.ofEpochSecond(at), "order-" + (type.equals("refund") || type.equals("chargeback") ? i - 1 : i),
                    null, SOURCE));
        }
    }

    /** An amount per month for every contact of an average month. */
    private String amount(String perContact) {
        return contactsPerMonth.multiply(new BigDecimal(perContact)).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    }
}
