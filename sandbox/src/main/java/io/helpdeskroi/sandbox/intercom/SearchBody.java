package io.helpdeskroi.sandbox.intercom;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * A search as it was asked for.
 *
 * @param sort one of the sortable fields; empty for the vendor's own order
 * @param after the vendor's cursor; empty for the first page
 */
record SearchBody(Clause clause, Optional<String> sort, boolean ascending, int perPage, Optional<String> after) {

    private static final int MOST = 150;
    private static final int USUAL = 20;

    /** @throws Clause.Refusal naming what cannot be read */
    static SearchBody read(Map<String, Object> body, Collection<String> fields, Collection<String> sortable) {
        Clause clause = Clause.read(body == null ? null : body.get("query"), fields, 1);
        Map<?, ?> pagination = body.get("pagination") instanceof Map<?, ?> given ? given : Map.of();
        Object perPage = pagination.get("per_page");
        int size = perPage instanceof Number number ? number.intValue() : USUAL;
        if (size < 1 || size > MOST) {
            throw new Clause.Refusal("parameter_invalid", "per_page must be between 1 and " + MOST);
        }
        Object after = pagination.get("starting_after");
        Optional<String> cursor = after == null ? Optional.empty() : Optional.of(after.toString());
        if (!(body.get("sort") instanceof Map<?, ?> sort)) {
            return new SearchBody(clause, Optional.empty(), false, size, cursor);
        }
        String field = String.valueOf(sort.get("field"));
        if (!sortable.contains(field)) {
            throw new Clause.Refusal("parameter_invalid", "'" + field + "' is not sortable");
        }
        Object order = sort.get("order");
        boolean ascending = "ascending".equals(order) || "asc".equals(order);
        if (order != null && !ascending && !"descending".equals(order) && !"desc".equals(order)) {
            throw new Clause.Refusal("invalid_sort_order", "'" + order + "' is not a sort order");
        }
        return new SearchBody(clause, Optional.of(field), ascending, size, cursor);
    }
}
