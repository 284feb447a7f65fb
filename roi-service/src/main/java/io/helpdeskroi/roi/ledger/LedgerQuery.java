package io.helpdeskroi.roi.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.helpdeskroi.rest.ProblemException;

/**
 * Which entries of a list: those after a cursor whose fields have these values.
 */
final class LedgerQuery {

    private static final int MOST = 1_000;

    private final String after;
    private final int limit;
    private final Map<String, Object> filters = new LinkedHashMap<>();

    LedgerQuery(String cursor, String limitText) {
        long limit = Parameter.number("limit", limitText).orElseThrow();
        if (limit < 1 || limit > MOST) {
            throw ProblemException.field("limit", "is " + limit, "1 to " + MOST);
        }
        this.limit = (int) limit;
        this.after = cursor == null ? "" : decode(cursor);
    }

    /** Only entries whose {@code field} is {@code value}, where a value is asked for. */
    LedgerQuery where(String field, String value) {
        if (value != null) {
            filters.put(field, Require.storable(value, field));
        }
        return this;
    }

    /** Only entries whose {@code field} is the constant named {@code value}. */
    <T extends Enum<T>> LedgerQuery where(String field, Class<T> type, String value) {
        if (value != null) {
            filters.put(field,
                    Arrays.stream(type.getEnumConstants()).filter(constant -> constant.name().equalsIgnoreCase(value))
                            .findFirst().orElseThrow(() -> ProblemException.field(field, "is unknown", "one of "
                                    + String.join(", ", Arrays.stream(type.getEnumConstants())
                                            .map(constant -> constant.name().toLowerCase(Locale.ROOT)).toList()))));
        }
        return this;
    }

    String after() {
        return after;
    }

    int limit() {
        return limit;
    }

    Map<String, Object> filters() {
        return filters;
    }

    static String cursor(String lastId) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(lastId.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String cursor) {
        try {
            return Require.storable(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8), "cursor");
        } catch (IllegalArgumentException garbled) {
            throw ProblemException.field("cursor", "is not one of ours", "the next_cursor of the page before");
        }
    }
}
