package io.helpdeskroi.metrics.kpi;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.helpdeskroi.contract.Period;
import io.helpdeskroi.metrics.store.AccountTable;
import io.helpdeskroi.metrics.store.Micros;
import io.helpdeskroi.rest.ProblemException;

/**
 * Checks a request; whatever it does not know it refuses by name, together with what it would know.
 */
final class QuestionReader {

    private final Kpi kpi;
    private final AccountTable.Row account;

    QuestionReader(Kpi kpi, AccountTable.Row account) {
        this.kpi = kpi;
        this.account = account;
    }

    /** @param history the whole history, asked for only where the request names no period */
    Question read(ValuesRequest request, Instant now, Function<Instant, Period> history) {
        Instant asOf = request.asOf() == null ? now : instant("as_of", request.asOf());
        asOf = asOf.isAfter(now) ? now : asOf;
        Granularity granularity = granularity(request.granularity());
        boolean whole = request.from() == null && request.to() == null;
        List<Period> buckets;
        if (whole) {
            Period all = history.apply(asOf);
            buckets = Buckets.cut(all.from(), all.to(), granularity, account);
        } else {
            if (request.from() == null || request.to() == null) {
                throw ProblemException.field(request.from() == null ? "from" : "to", "is missing",
                        "both from and to, or neither for the whole history");
            }
            Instant from = instant("from", request.from());
            Instant to = instant("to", request.to());
            if (!from.isBefore(to)) {
                throw ProblemException.field("to", "does not lie after from", "a half-open period: from before to");
            }
            buckets = Buckets.cut(from, to, granularity, account);
        }
        Map<String, String> params = params(request);
        Map<String, String> notDefault = new TreeMap<>(params);
        notDefault.entrySet().removeIf(entry -> kpi.options().get(entry.getKey()).defaultValue().equals(entry.getValue()));
        Measure measure = kpi.measure(params);
        if (measure.aggregate() == Aggregate.CENSORED && measure.business()) {
            throw ProblemException.field("clock", "cannot be b with by=created",
                    "clock=c: open cases have no business time yet");
        }
        return new Question(kpi, notDefault, measure, buckets, groupBy(request.groupBy()), filters(request.filters()), asOf,
                whole);
    }

    private Map<String, String> params(ValuesRequest request) {
        Map<String, String> params = new LinkedHashMap<>();
        for (String param : request.params()) {
            int colon = param.indexOf(':');
            String name = colon < 0 ? param : param.substring(0, colon);
            KpiOption option = kpi.options().get(name);
            if (option == null) {
                throw ProblemException.field("param", "names an unknown parameter of " + kpi.id, kpi.options().isEmpty()
                        ? "no parameter"
                        : "name:value with name one of " + String.join(", ", kpi.options().keySet()));
            }
            choose(params, option, colon < 0 ? "" : param.substring(colon + 1), "param");
        }
        if (request.clock() != null) {
            KpiOption clock = kpi.options().get("clock");
            if (clock == null && !"c".equals(request.clock())) {
                throw ProblemException.field("clock", "is not offered by " + kpi.id, "no clock, or c");
            }
            if (clock != null) {
                choose(params, clock, request.clock(), "clock");
            }
        }
        return params;
    }

    private static void choose(Map<String, String> params, KpiOption option, String value, String field) {
        if (!option.choices().containsKey(value)) {
            throw ProblemException.field(field, "has an unknown value of " + option.name(),
                    option.name() + ':' + String.join(" or ", option.choices().keySet()));
        }
        params.put(option.name(), value);
    }

    private List<String> groupBy(String text) {
        List<String> dimensions = new ArrayList<>();
        if (text != null && !text.isBlank()) {
            for (String name : text.split(",")) {
                String wire = Dimension.ofWire(name.trim(), "group_by").wire();
                if (!dimensions.contains(wire)) {
                    dimensions.add(wire);
                }
            }
        }
        if (dimensions.size() > 4) {
            throw ProblemException.field("group_by", "has too many dimensions", "at most 4");
        }
        return dimensions;
    }

    private static Map<String, Set<String>> filters(List<String> texts) {
        Map<String, Set<String>> filters = new TreeMap<>();
        for (String text : texts) {
            int colon = text.indexOf(':');
            if (colon < 1) {
                throw ProblemException.field("filter", "has no colon", "dimension:value");
            }
            if (text.indexOf('\0') >= 0) {
                throw ProblemException.field("filter", "has the character NUL", "dimension:value");
            }
            String dimension = Dimension.ofWire(text.substring(0, colon), "filter").wire();
            filters.computeIfAbsent(dimension, key -> new TreeSet<>()).add(text.substring(colon + 1));
        }
        return filters;
    }

    private static Granularity granularity(String text) {
        if (text == null) {
            return Granularity.ALL;
        }
        return Arrays.stream(Granularity.values()).filter(value -> value.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> ProblemException.field("granularity", "is unknown", "one of " + Arrays
                        .stream(Granularity.values()).map(value -> value.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "))));
    }

    /** An instant, or a date of the account's zone. */
    private Instant instant(String field, String text) {
        try {
            Instant instant = text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(account.zones().lastEntry().getValue()).toInstant()
                    : OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
            if (Micros.storable(instant)) {
                return instant;
            }
        } catch (DateTimeException malformed) {
            // refused below
        }
        throw ProblemException.field(field, "is not an instant",
                "an ISO 8601 instant with offset, such as 2025-06-13T13:00:00Z, or a date");
    }
}
