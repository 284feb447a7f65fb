package io.helpdeskroi.roi.statement;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.helpdeskroi.roi.figure.Operation;
import io.helpdeskroi.roi.figure.Outcome;
import io.helpdeskroi.roi.figure.Provenance;
import io.helpdeskroi.roi.figure.Reason;
import io.helpdeskroi.roi.figure.Step;
import io.helpdeskroi.roi.figure.Unit;
import io.helpdeskroi.roi.money.Conversion;
import io.helpdeskroi.roi.money.ExchangeRates;
import io.helpdeskroi.roi.money.Money;

/**
 * Turns amounts of the ledger into steps of a graph: one leaf per currency and rate, its conversion, and their sum.
 */
final class MoneySteps {

    /**
     * An amount of the ledger.
     *
     * @param rateDay whose exchange rate it takes
     * @param events how many entries or events it stands for
     * @param fingerprint of what it was made from
     */
    record Amount(BigDecimal value, Currency currency, LocalDate rateDay, Provenance provenance, long events,
            String fingerprint) {
    }

    private final Currency target;
    private final ExchangeRates rates;
    private final Optional<LocalDate> constantRateDay;

    MoneySteps(Currency target, ExchangeRates rates, Optional<LocalDate> constantRateDay) {
        this.target = target;
        this.rates = rates;
        this.constantRateDay = constantRateDay;
    }

    Currency target() {
        return target;
    }

    Optional<Conversion> conversion(Amount amount) {
        return rates.conversion(amount.currency(), target, constantRateDay.orElse(amount.rateDay()));
    }

    /** The sum of amounts in the target currency; {@code origin} says where they can be read again. */
    Step sum(String id, Collection<Amount> amounts, Map<String, String> origin) {
        Map<Group, List<Amount>> groups = new LinkedHashMap<>();
        for (Amount amount : amounts) {
            groups.computeIfAbsent(new Group(amount.currency(), amount.provenance(), conversion(amount)),
                    group -> new ArrayList<>()).add(amount);
        }
        List<Step> parts = new ArrayList<>();
        for (Map.Entry<Group, List<Amount>> group : groups.entrySet()) {
            parts.add(converted(id + "." + (parts.size() + 1), group.getKey(), group.getValue(), origin));
        }
        return Step.formula(id, Operation.SUM, Unit.MONEY, Optional.of(target), parts);
    }

    private Step converted(String id, Group group, List<Amount> amounts, Map<String, String> origin) {
        BigDecimal sum = amounts.stream().map(Amount::value).reduce(BigDecimal.ZERO, (a, b) -> a.add(b, Money.PRECISION));
        Map<String, Long> events = new HashMap<>();
        amounts.forEach(amount -> events.put(amount.fingerprint(), amount.events()));
        Map<String, String> detail = new LinkedHashMap<>(origin);
        detail.put("event_count", Long.toString(events.values().stream().mapToLong(Long::longValue).sum()));
        detail.put("first_day", amounts.stream().map(Amount::rateDay).min(LocalDate::compareTo).orElseThrow().toString());
        detail.put("last_day", amounts.stream().map(Amount::rateDay).max(LocalDate::compareTo).orElseThrow().toString());
        detail.put("content_hash", hash(amounts));
        Step leaf = Step.ofMoney(id, Outcome.of(sum), group.currency, group.provenance, detail);
        if (group.conversion.isEmpty()) {
            Step missing = Step.ofNumber("fx." + group.currency + "-" + target + ".missing",
                    Outcome.undefined(Reason.FX_MISSING),
                    Unit.RATIO, Provenance.MEASURED, Map.of("source", "exchange rates", "query", "/api/v1/exchange-rates"));
            return Step.conversion(id + "." + target, Operation.PRODUCT, target, leaf, missing);
        }
        Step step = leaf;
        for (Conversion.Step conversion : group.conversion.get().steps()) {
            Currency to = conversion.inverse() ? conversion.rate().base() : conversion.rate().quote();
            step = Step.conversion(id + "." + to, conversion.inverse() ? Operation.QUOTIENT : Operation.PRODUCT, to, step,
                    rate(conversion));
        }
        return step;
    }

    private static Step rate(Conversion.Step conversion) {
        String pair = conversion.rate().base() + "-" + conversion.rate().quote() + "-" + conversion.rate().rateDate();
        return Step.ofNumber("fx." + pair, Outcome.of(conversion.rate().rate()), Unit.RATIO, Provenance.MEASURED,
                Map.of("source", conversion.rate().source(), "query", "/api/v1/exchange-rates/" + pair,
                        "rate_date", conversion.rate().rateDate().toString()));
    }

    private static String hash(List<Amount> amounts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Amount amount : amounts) {
                digest.update((amount.fingerprint() + "=" + amount.value().toPlainString() + ";")
                        .getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private record Group(Currency currency, Provenance provenance, Optional<Conversion> conversion) {
    }
}
