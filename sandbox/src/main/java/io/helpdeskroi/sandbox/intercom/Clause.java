package io.helpdeskroi.sandbox.intercom;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A condition of a search. The bounds of {@code >} and {@code <} do not match.
 */
sealed interface Clause {

    /** Later than anything, in epoch seconds. */
    long FAR = 4_000_000_000L;
    int MOST_FILTERS = 15;
    int DEEPEST = 2;
    List<String> OPERATORS = List.of("=", "!=", "IN", "NIN", ">", "<", ">=", "<=", "~", "!~", "^", "$");

    /** Whether a record whose fields have these values matches; a field nobody has heard of is refused before. */
    boolean matches(Function<String, Object> fields);

    /** All, or one, of several. */
    record Group(boolean all, List<Clause> clauses) implements Clause {
        @Override
        public boolean matches(Function<String, Object> fields) {
            return all ? clauses.stream().allMatch(clause -> clause.matches(fields))
                    : clauses.stream().anyMatch(clause -> clause.matches(fields));
        }
    }

    /** One field compared. */
    record Filter(String field, String operator, List<String> values) implements Clause {
        @Override
        public boolean matches(Function<String, Object> fields) {
            Object value = fields.apply(field);
            if (value instanceof Collection<?> several) {
                boolean any = several.stream().anyMatch(one -> values.contains(String.valueOf(one)));
                return operator.equals("!=") || operator.equals("NIN") ? !any : any;
            }
            String text = value == null ? "null" : value.toString();
            return switch (operator) {
                case "=", "IN" -> values.contains(text);
                case "!=", "NIN" -> !values.contains(text);
                case "~" -> text.contains(values.get(0));
                case "!~" -> !text.contains(values.get(0));
                case "^" -> text.startsWith(values.get(0));
                case "$" -> text.endsWith(values.get(0));
                default -> value instanceof Long number && isOrdered(number, Long.parseLong(values.get(0)));
            };
        }

        private boolean isOrdered(long number, long bound) {
            return switch (operator) {
                case ">" -> number > bound;
                case "<" -> number < bound;
                case ">=" -> number >= bound;
                default -> number <= bound;
            };
        }
    }

    /** The first value a field can have, as far as this condition alone tells. */
    default long least(String field) {
        return bound(field, true);
    }

    /** The last value a field can have. */
    default long most(String field) {
        return bound(field, false);
    }

    private long bound(String field, boolean least) {
        long bound = least ? 0 : FAR;
        if (this instanceof Group group && group.all()) {
            for (Clause clause : group.clauses()) {
                bound = least ? Math.max(bound, clause.least(field)) : Math.min(bound, clause.most(field));
            }
        } else if (this instanceof Filter filter && filter.field().equals(field) && filter.values().size() == 1
                && filter.values().get(0).matches("-?[0-9]{1,15}")) {
            long value = Math.max(0, Math.min(FAR, Long.parseLong(filter.values().get(0))));
            return switch (filter.operator()) {
                case "=" -> value;
                case ">" -> least ? value + 1 : bound;
                case ">=" -> least ? value : bound;
                case "<" -> least ? bound : value - 1;
                case "<=" -> least ? bound : value;
                default -> bound;
            };
        }
        return bound;
    }

    /** @throws Refusal naming what cannot be read */
    static Clause read(Object query, Collection<String> fields, int depth) {
        if (!(query instanceof Map<?, ?> object)) {
            throw new Refusal("parameter_missing", "query is required");
        }
        Object operator = object.get("operator");
        if (object.get("value") instanceof List<?> list && ("AND".equals(operator) || "OR".equals(operator))) {
            if (depth > DEEPEST || list.isEmpty() || list.size() > MOST_FILTERS) {
                throw new Refusal("parameter_invalid", "A query has at most 2 levels of 1 to 15 filters");
            }
            List<Clause> clauses = new ArrayList<>();
            list.forEach(part -> clauses.add(read(part, fields, depth + 1)));
            return new Group("AND".equals(operator), List.copyOf(clauses));
        }
        return filter(object, fields);
    }

    private static Clause filter(Map<?, ?> object, Collection<String> fields) {
        String field = String.valueOf(object.get("field"));
        String operator = String.valueOf(object.get("operator"));
        if (!fields.contains(field)) {
            throw new Refusal("parameter_invalid", "'" + field + "' is not a searchable field");
        }
        if (!OPERATORS.contains(operator)) {
            throw new Refusal("parameter_invalid", "'" + operator + "' is not an operator");
        }
        Object value = object.get("value");
        boolean several = operator.equals("IN") || operator.equals("NIN");
        if (several != value instanceof List) {
            throw new Refusal("type_mismatch", "'" + operator + "' does not take this value");
        }
        List<String> values = value instanceof List<?> list ? list.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(value));
        boolean ordered = operator.startsWith(">") || operator.startsWith("<");
        if (ordered && !values.get(0).matches("-?[0-9]{1,15}")) {
            throw new Refusal("type_mismatch", "'" + operator + "' compares numbers");
        }
        return new Filter(field, operator, values);
    }

    /** Why a search is not run. */
    final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String code;

        Refusal(String code, String message) {
            super(message);
            this.code = code;
        }

        String code() {
            return code;
        }
    }
}
