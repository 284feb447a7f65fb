package io.helpdeskroi.metrics.kpi;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.helpdeskroi.contract.Period;

/**
 * A checked question about one KPI.
 *
 * @param params every parameter given that differs from its default, by name in alphabetical order
 * @param measure the measure under these parameters
 * @param buckets in time order, without gaps
 * @param groupBy dimensions of the answer's slices
 * @param filters dimension to the values wanted
 * @param whole no period was given: the one bucket holds the whole history
 */
record Question(Kpi kpi, Map<String, String> params, Measure measure, List<Period> buckets, List<String> groupBy,
        Map<String, Set<String>> filters, Instant asOf, boolean whole) {

    Instant from() {
        return buckets.get(0).from();
    }

    Instant to() {
        return buckets.get(buckets.size() - 1).to();
    }

    /** The same question with another measure, for the two sides of a quotient. */
    Question with(Measure other) {
        return new Question(kpi, params, other, buckets, groupBy, filters, asOf, whole);
    }
}
