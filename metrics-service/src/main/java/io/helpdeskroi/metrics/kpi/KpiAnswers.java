package io.helpdeskroi.metrics.kpi;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.helpdeskroi.contract.KpiValue;
import io.helpdeskroi.contract.Period;
import io.helpdeskroi.metrics.store.AccountTable;
import io.helpdeskroi.metrics.store.Database;
import io.helpdeskroi.rest.ProblemException;

/**
 * Answers questions about KPIs from the observations.
 */
@ApplicationScoped
class KpiAnswers {

    private static final int MOST_VALUES = 20_000;

    private final KpiRegistry registry;
    private final Database database;
    private final Clock clock;

    KpiAnswers(KpiRegistry registry, Database database, Clock clock) {
        this.registry = registry;
        this.database = database;
        this.clock = clock;
    }

    List<KpiValue> values(String id, ValuesRequest request) {
        Kpi kpi = registry.require(id);
        return database.inTransaction(connection -> {
            AccountTable.Row account = AccountTable.read(connection);
            return values(connection, question(connection, kpi, request, account), account);
        });
    }

    Question question(Connection connection, Kpi kpi, ValuesRequest request, AccountTable.Row account) {
        return new QuestionReader(kpi, account).read(request, clock.instant(),
                asOf -> History.of(connection, asOf, account));
    }

    private List<KpiValue> values(Connection connection, Question question, AccountTable.Row account) throws SQLException {
        Coverage coverage = Coverage.of(connection, question.kpi(), question.asOf());
        if (coverage.reason() != null) {
            ValueBuilder builder = new ValueBuilder(question, coverage, account, zoneRules());
            List<KpiValue> undefined = new ArrayList<>();
            for (int bucket = 0; bucket < question.buckets().size(); bucket++) {
                undefined.add(builder.undefined(bucket, coverage.reason()));
            }
            return undefined;
        }
        Map<Restatements.Place, Cell> cells = new LinkedHashMap<>();
        Set<Map<String, String>> slices = new LinkedHashSet<>();
        if (question.groupBy().isEmpty()) {
            slices.add(Map.of());
        }
        for (Cell cell : Cells.ask(connection, question)) {
            cells.put(new Restatements.Place(cell.bucket(), cell.slice()), cell);
            slices.add(cell.slice());
        }
        if ((long) slices.size() * question.buckets().size() > MOST_VALUES) {
            throw ProblemException.field("group_by", "gives more than " + MOST_VALUES + " values",
                    "fewer dimensions, a filter, or a coarser granularity");
        }
        List<Instant> finalSince = finalSince(connection, question, coverage, account);
        Map<Restatements.Place, Restatements.History> restated = Restatements.of(connection, question, finalSince);
        ValueBuilder builder = new ValueBuilder(question, coverage, account, zoneRules());
        List<KpiValue> values = new ArrayList<>();
        List<Map<String, String>> ordered = new ArrayList<>(slices);
        ordered.sort((one, other) -> one.values().toString().compareTo(other.values().toString()));
        for (int bucket = 0; bucket < question.buckets().size(); bucket++) {
            for (Map<String, String> slice : ordered) {
                Restatements.Place place = new Restatements.Place(bucket, slice);
                Cell cell = cells.getOrDefault(place, Cell.empty(bucket, slice));
                values.add(builder.value(cell, finalSince.get(bucket) != null && !cell.immature(), restated.get(place)));
            }
        }
        return values;
    }

    /** Since when each bucket has been final: over, matured, and read to that point from every source. */
    private List<Instant> finalSince(Connection connection, Question question, Coverage coverage, AccountTable.Row account)
            throws SQLException {
        Duration window = window(question, account);
        List<Instant> matured = question.buckets().stream().map(Period::to).map(end -> end.plus(window)).toList();
        List<Instant> read = coverage.readSince(connection, matured);
        List<Instant> since = new ArrayList<>();
        for (int bucket = 0; bucket < matured.size(); bucket++) {
            Instant end = matured.get(bucket);
            Instant reached = read.get(bucket);
            Instant later = reached == null ? null : end.isAfter(reached) ? end : reached;
            since.add(later == null || later.isAfter(question.asOf()) ? null : later);
        }
        return since;
    }

    private static Duration window(Question question, AccountTable.Row account) {
        Kpi kpi = question.kpi();
        if (kpi.type != KpiClass.COHORT) {
            return Duration.ZERO;
        }
        if (kpi.survey) {
            return account.settings().surveyExpiry();
        }
        Map<String, Duration> named = new HashMap<>();
        for (String name : List.of("W", "T")) {
            if (kpi.options().containsKey(name)) {
                named.put(name, length(question.params().getOrDefault(name, kpi.options().get(name).defaultValue())));
            }
        }
        return named.values().stream().findFirst().orElse(kpi.window);
    }

    private static Duration length(String text) {
        long amount = Long.parseLong(text.substring(0, text.length() - 1));
        return text.endsWith("d") ? Duration.ofDays(amount) : Duration.ofHours(amount);
    }

    /** Release of the zone rules, for example 2025a. */
    private static String zoneRules() {
        return ZoneRulesProvider.getVersions("UTC").lastEntry().getKey();
    }
}
