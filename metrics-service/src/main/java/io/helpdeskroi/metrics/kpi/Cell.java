package io.helpdeskroi.metrics.kpi;

import java.util.List;
import java.util.Map;

/**
 * What the observations of one bucket and slice come to, before it is a value.
 *
 * @param n rows that count
 * @param num above the line; null where there is none
 * @param den below the line; null where there is none
 * @param sum of the values; null where there is none
 * @param deviation standard deviation of the values; null below two
 * @param sorted the values in order where they are few, else empty
 * @param ranked values by their rank from 1, as far as they are needed
 * @param immature some rows still mature
 * @param missing why values are missing, where some are; null otherwise
 * @param extra further numbers by name, such as the maximum of a level
 */
record Cell(int bucket, Map<String, String> slice, long n, Double num, Double den, Double sum, Double deviation,
        List<Double> sorted, Map<Long, Double> ranked, boolean immature, String missing, Map<String, Double> extra) {

    static Cell empty(int bucket, Map<String, String> slice) {
        return new Cell(bucket, slice, 0, null, null, null, null, List.of(), Map.of(), false, null, Map.of());
    }

    /** The value of rank {@code k} from 1. */
    double rank(long k) {
        return sorted.isEmpty() ? ranked.get(k) : sorted.get((int) (k - 1));
    }
}
