package io.helpdeskroi.roi.statement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

import io.helpdeskroi.contract.KpiValue;
import io.helpdeskroi.roi.figure.Operation;
import io.helpdeskroi.roi.figure.Outcome;
import io.helpdeskroi.roi.figure.Provenance;
import io.helpdeskroi.roi.figure.Reason;
import io.helpdeskroi.roi.figure.Step;
import io.helpdeskroi.roi.figure.Unit;
import io.helpdeskroi.roi.kpi.KpiAnswer;
import io.helpdeskroi.roi.kpi.KpiQuestion;
import io.helpdeskroi.roi.kpi.KpiReader;
import io.helpdeskroi.roi.money.DateSpan;

/**
 * Contacts and resolutions of a span as steps, read from the metrics service and never counted again here.
 */
final class Contacts {

    static final String RECEIVED = "interactions_received";
    static final String RESOLVED = "interactions_resolved";
    static final String REOPENS = "reopen_rate";
    private static final String CHANNEL = "channel";

    private final KpiReader metrics;
    private final FigureQuery query;
    private Optional<KpiAnswer.Unavailable> away = Optional.empty();
    private Optional<double[]> daily;

    Contacts(KpiReader metrics, FigureQuery query) {
        this.metrics = metrics;
        this.query = query;
    }

    /** A count, and what has to be said about it. */
    record Counted(Step step, List<String> notes) {
    }

    /** Contacts of a span; those only a bot saw are left out unless asked for, or unless they cannot be told apart. */
    Counted received(DateSpan span) {
        KpiQuestion question = KpiQuestion.total(RECEIVED, query.instants(span), query.asOf());
        KpiAnswer all = ask(question);
        Step received = value(RECEIVED, all, KpiValue::value);
        if (query.allContacts() || received.outcome().value().isEmpty()) {
            return new Counted(received, List.of());
        }
        KpiAnswer bots = ask(question.only("handled_by", "automated"));
        if (bots instanceof KpiAnswer.Unavailable unavailable && unavailable.refused()) {
            return new Counted(received, List.of("contacts=all: the metrics service does not tell bot-only contacts apart"));
        }
        Step automated = bots instanceof KpiAnswer.Read read && read.values().isEmpty()
                ? number(RECEIVED + ".automated", Outcome.of(BigDecimal.ZERO), bots, Optional.empty())
                : value(RECEIVED + ".automated", bots, KpiValue::value);
        Step handled = Step.formula("contacts.handled", Operation.DIFFERENCE, Unit.COUNT, Optional.empty(),
                List.of(received, automated));
        return new Counted(handled, List.of());
    }

    /** Contacts of a span by channel, at least of the given ones. */
    SortedMap<String, Step> byChannel(DateSpan span, Collection<String> atLeast) {
        KpiAnswer answer = ask(KpiQuestion.total(RECEIVED, query.instants(span), query.asOf()).by(CHANNEL));
        SortedMap<String, Step> channels = new TreeMap<>();
        atLeast.forEach(channel -> channels.put(channel, value(RECEIVED + "." + channel, answer, Stream.empty(),
                KpiValue::value)));
        if (answer instanceof KpiAnswer.Read read) {
            for (KpiValue value : read.values()) {
                String channel = value.slice().get(CHANNEL);
                if (channel != null) {
                    channels.put(channel, value(RECEIVED + "." + channel, answer, Stream.of(value), KpiValue::value)
                            .saying("slice", CHANNEL + "=" + channel));
                }
            }
        }
        return channels;
    }

    /** Contacts of each day of a span, in the order of days, counted like the total; empty when they cannot be had. */
    Optional<double[]> daily(DateSpan span) {
        if (daily == null) {
            daily = readDaily();
        }
        int first = Math.toIntExact(span.from().toEpochDay() - query.period().from().toEpochDay());
        return daily.map(days -> Arrays.copyOfRange(days, first, first + Math.toIntExact(span.days())));
    }

    private Optional<double[]> readDaily() {
        KpiQuestion question = KpiQuestion.total(RECEIVED, query.instants(query.period()), query.asOf()).daily();
        Optional<double[]> received = days(ask(question));
        if (query.allContacts() || received.isEmpty()) {
            return received;
        }
        KpiAnswer bots = ask(question.only("handled_by", "automated"));
        if (bots instanceof KpiAnswer.Unavailable unavailable && unavailable.refused()) {
            return received;
        }
        return days(bots).map(automated -> {
            double[] handled = received.get().clone();
            Arrays.setAll(handled, day -> handled[day] - automated[day]);
            return handled;
        });
    }

    /** Distinct interactions resolved in a span, reopened later or not. */
    Step resolved(DateSpan span) {
        return value(RESOLVED, ask(KpiQuestion.total(RESOLVED, query.instants(span), query.asOf())), KpiValue::value);
    }

    /** Interactions first resolved in a span and not reopened within seven days: both counts are those of the rate. */
    Step held(DateSpan span) {
        KpiAnswer answer = ask(KpiQuestion.total(REOPENS, query.instants(span), query.asOf()));
        return Step.formula("resolutions.held", Operation.DIFFERENCE, Unit.COUNT, Optional.empty(),
                List.of(value(REOPENS + ".den", answer, KpiValue::den), value(REOPENS + ".num", answer, KpiValue::num)));
    }

    /** Asks, but waits only once for a service that is away. */
    private KpiAnswer ask(KpiQuestion question) {
        if (away.isPresent()) {
            return metrics.unasked(question, away.get());
        }
        KpiAnswer answer = metrics.ask(question);
        if (answer instanceof KpiAnswer.Unavailable unavailable && !unavailable.refused()) {
            away = Optional.of(unavailable);
        }
        return answer;
    }

    private static Step value(String id, KpiAnswer answer, Function<KpiValue, Double> part) {
        return value(id, answer, answer instanceof KpiAnswer.Read read ? read.values().stream().limit(1) : Stream.empty(),
                part);
    }

    private static Step value(String id, KpiAnswer answer, Stream<KpiValue> read, Function<KpiValue, Double> part) {
        Optional<KpiValue> value = read.findFirst();
        Outcome none = Outcome.undefined(answer instanceof KpiAnswer.Read ? Reason.NO_DATA : Reason.METRICS_UNAVAILABLE);
        return number(id, value.map(found -> outcome(found, part)).orElse(none), answer, value);
    }

    private static Outcome outcome(KpiValue value, Function<KpiValue, Double> part) {
        if (value.value() == null) {
            return Outcome.undefined(value.reason());
        }
        Double number = part.apply(value);
        return number == null ? Outcome.undefined(Reason.NO_DATA)
                : Outcome.ofDouble(number);
    }

    private static Step number(String id, Outcome outcome, KpiAnswer answer, Optional<KpiValue> value) {
        Map<String, String> detail = new LinkedHashMap<>();
        detail.put("source", "metrics");
        detail.put("query", answer.question().link());
        detail.put("as_of", value.map(KpiValue::asOf).orElse(answer.question().asOf()).toString());
        if (answer instanceof KpiAnswer.Unavailable unavailable) {
            detail.put("says", unavailable.detail());
            unavailable.last().ifPresent(last -> {
                detail.put("last_read_at", last.readAt().toString());
                detail.put("last_as_of", last.asOf().toString());
                last.value().ifPresent(known -> detail.put("last_value", BigDecimal.valueOf(known).toPlainString()));
            });
        }
        value.ifPresent(read -> {
            detail.put("state", read.state().name().toLowerCase(Locale.ROOT));
            detail.put("revision", Integer.toString(read.revision()));
        });
        return Step.ofNumber(id, outcome, Unit.COUNT, Provenance.MEASURED, detail);
    }

    private Optional<double[]> days(KpiAnswer answer) {
        DateSpan span = query.period();
        if (!(answer instanceof KpiAnswer.Read read)) {
            return Optional.empty();
        }
        double[] days = new double[Math.toIntExact(span.days())];
        for (KpiValue value : read.values()) {
            LocalDate day = query.settings().localDate(value.period().from());
            if (value.value() != null && span.contains(day)) {
                days[Math.toIntExact(day.toEpochDay() - span.from().toEpochDay())] += value.value();
            }
        }
        return Optional.of(days);
    }
}
