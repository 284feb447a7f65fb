package io.helpdeskroi.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs candidates in turn, round after round, so that a busy moment of the machine hits all of them, and prints each
 * one's median rate and its ratio to the anchor.
 */
final class Rounds {

    /** One way to do the work; gives the number of units it did. */
    @FunctionalInterface
    interface Candidate {
        long run() throws Exception;
    }

    private final String title;
    private final String unit;
    private final Map<String, Candidate> candidates = new LinkedHashMap<>();

    Rounds(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    /** Adds a candidate; the first one added is the anchor. */
    Rounds candidate(String name, Candidate candidate) {
        candidates.put(name, candidate);
        return this;
    }

    /** Runs {@code warmUp} rounds unmeasured and {@code measured} rounds measured, and prints the table. */
    void run(int warmUp, int measured) throws Exception {
        Map<String, List<Double>> rates = new LinkedHashMap<>();
        for (int round = -warmUp; round < measured; round++) {
            for (Map.Entry<String, Candidate> candidate : candidates.entrySet()) {
                long start = System.nanoTime();
                long units = candidate.getValue().run();
                double seconds = (System.nanoTime() - start) / 1e9;
                if (round >= 0) {
                    rates.computeIfAbsent(candidate.getKey(), name -> new ArrayList<>()).add(units / seconds);
                }
            }
        }
        print(rates);
    }

    private void print(Map<String, List<Double>> rates) {
        double anchor = median(rates.values().iterator().next());
        System.out.printf("%n%s%n%-58s %14s %8s %8s%n", title, "", unit + "/s", "ratio", "spread");
        rates.forEach((name, measured) -> {
            double median = median(measured);
            double spread = (measured.stream().mapToDouble(r -> r).max().orElseThrow()
                    - measured.stream().mapToDouble(r -> r).min().orElseThrow()) / median;
            System.out.printf(Locale.ROOT, "%-58s %14.0f %8.3f %7.0f%%%n", name, median, median / anchor, spread * 100);
        });
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(v -> v).toArray();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
