package io.helpdeskroi.metrics.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.helpdeskroi.contract.ContractJson;
import io.helpdeskroi.metrics.fact.Observation;

/**
 * The numbers of series (kind and variant) and slices (dimension values). What has been found stays in memory; a number
 * given by a transaction that is rolled back does not.
 */
@ApplicationScoped
public class Dictionaries {

    private static final ObjectMapper JSON = ContractJson.mapper();
    private static final int SLICES_KEPT = 100_000;

    private volatile Map<String, Integer> series = Map.of();
    private volatile Map<String, Integer> slices = Map.of();

    /** Numbers as far as one transaction needs them. */
    public record Numbers(Map<String, Integer> series, Map<Map<String, String>, Integer> slices) {

        public int series(Observation observation) {
            return series.get(seriesKey(observation));
        }

        public int slice(Observation observation) {
            return slices.get(observation.dimensions());
        }
    }

    /** Numbers for these observations; new ones are added in the caller's transaction. */
    public Numbers numbers(Connection connection, Collection<Observation> observations) throws SQLException {
        Set<String> unknownSeries = new TreeSet<>();
        Set<String> unknownSlices = new TreeSet<>();
        Map<String, Integer> knownSeries = series;
        Map<String, Integer> knownSlices = slices;
        Map<Map<String, String>, String> texts = new HashMap<>();
        for (Observation observation : observations) {
            String key = seriesKey(observation);
            if (!knownSeries.containsKey(key)) {
                unknownSeries.add(key);
            }
            String slice = texts.computeIfAbsent(observation.dimensions(), Dictionaries::sliceKey);
            if (!knownSlices.containsKey(slice)) {
                unknownSlices.add(slice);
            }
        }
        if (!unknownSeries.isEmpty()) {
            knownSeries = new HashMap<>(knownSeries);
            knownSeries.putAll(found(connection, unknownSeries, """
                    SELECT kind || ' ' || variant, id FROM series WHERE kind || ' ' || variant = ANY (?)
                    """, """
                    INSERT INTO series (kind, variant)
                    SELECT split_part(k, ' ', 1), split_part(k, ' ', 2) FROM unnest(?::text[]) AS k
                    ON CONFLICT DO NOTHING RETURNING kind || ' ' || variant, id
                    """, committed -> {
                Map<String, Integer> all = new HashMap<>(series);
                all.putAll(committed);
                series = all;
            }));
        }
        if (!unknownSlices.isEmpty()) {
            knownSlices = new HashMap<>(knownSlices);
            knownSlices.putAll(found(connection, unknownSlices,
                    "SELECT dimensions, id FROM slice WHERE dimensions = ANY (?)", """
                            INSERT INTO slice (dimensions) SELECT unnest(?::text[])
                            ON CONFLICT DO NOTHING RETURNING dimensions, id
                            """, committed -> {
                        Map<String, Integer> all = new HashMap<>(slices.size() > SLICES_KEPT ? Map.of() : slices);
                        all.putAll(committed);
                        slices = all;
                    }));
        }
        Map<String, Integer> sliceNumbers = knownSlices;
        Map<Map<String, String>, Integer> byDimensions = new HashMap<>();
        texts.forEach((dimensions, text) -> byDimensions.put(dimensions, sliceNumbers.get(text)));
        return new Numbers(knownSeries, byDimensions);
    }

    private static Map<String, Integer> found(Connection connection, Set<String> wanted, String select, String insert,
            Consumer<Map<String, Integer>> keep) throws SQLException {
        Map<String, Integer> committed = read(connection, select, wanted);
        keep.accept(committed);
        Map<String, Integer> all = new HashMap<>(committed);
        Set<String> missing = new TreeSet<>(wanted);
        missing.removeAll(all.keySet());
        if (!missing.isEmpty()) {
            all.putAll(read(connection, insert, missing));
            Set<String> raced = new HashSet<>(missing);
            raced.removeAll(all.keySet());
            if (!raced.isEmpty()) {
                all.putAll(read(connection, select, raced));
            }
        }
        return all;
    }

    private static Map<String, Integer> read(Connection connection, String sql, Set<String> wanted) throws SQLException {
        Map<String, Integer> numbers = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, Database.texts(connection, wanted));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    numbers.put(rows.getString(1), rows.getInt(2));
                }
            }
        }
        return numbers;
    }

    private static String seriesKey(Observation observation) {
        return observation.kind().wire() + ' ' + observation.variant();
    }

    private static String sliceKey(Map<String, String> dimensions) {
        try {
            return JSON.writeValueAsString(new TreeMap<>(dimensions));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
