package io.helpdeskroi.intercom;

import java.util.ArrayList;
import java.util.List;

/**
 * The body of a search.
 *
 * @param sort null to take the vendor's order
 */
record Search(Query query, Sort sort, Pagination pagination) {

    /** Conditions that all must hold. */
    record Query(String operator, List<Condition> value) {
    }

    /** One filter; times are epoch seconds. */
    record Condition(String field, String operator, Object value) {
    }

    /** Without it the order is none that can be relied on. */
    record Sort(String field, String order) {
    }

    /** @param startingAfter null for the first page */
    record Pagination(int perPage, String startingAfter) {
    }

    /** What changed at or after {@code from} and at or before {@code to}, whichever way the vendor reads its bounds. */
    static Search between(String field, long from, Long to, int perPage, String after) {
        List<Condition> conditions = new ArrayList<>(List.of(new Condition(field, ">", from - 1)));
        if (to != null) {
            conditions.add(new Condition(field, "<", to + 1));
        }
        return new Search(new Query("AND", conditions), new Sort(field, "ascending"), new Pagination(perPage, after));
    }

    /** The same, with one condition more. */
    Search and(Condition condition) {
        List<Condition> conditions = new ArrayList<>(query.value());
        conditions.add(condition);
        return new Search(new Query(query.operator(), conditions), sort, pagination);
    }

    /**
     * Exactly what lies in {@code [from, to)}. It is disputed whether {@code >} and {@code <} take their bounds in; the
     * seconds at the bounds are ruled out by name, so that both readings give the same.
     */
    static Search within(String field, long from, long to, int perPage, String after) {
        return new Search(new Query("AND", List.of(new Condition(field, ">", from - 1), new Condition(field, "<", to),
                new Condition(field, "!=", from - 1), new Condition(field, "!=", to))), new Sort(field, "ascending"),
                new Pagination(perPage, after));
    }

    /** The object of this id, where the search knows it. */
    static Search id(String id) {
        return new Search(new Query("AND", List.of(new Condition("id", "=", id))), null, new Pagination(1, null));
    }
}
