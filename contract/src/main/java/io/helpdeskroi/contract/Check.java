package io.helpdeskroi.contract;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The checks of the contract's compact constructors; each failure names the field.
 */
final class Check {

    /** Two clocks of one vendor may differ by this much (KPI catalogue C9); more than that is a contradiction. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(2);

    private Check() {
    }

    static <T> T required(T value, String field) {
        if (value == null) {
            throw new InvalidFactException(field, "is missing", "a value");
        }
        return value;
    }

    static String text(String value, String field, int maxLength) {
        required(value, field);
        if (value.isBlank()) {
            throw new InvalidFactException(field, "is blank", "a text of 1 to " + maxLength + " characters");
        }
        return optionalText(value, field, maxLength);
    }

    static String optionalText(String value, String field, int maxLength) {
        if (value != null && value.length() > maxLength) {
            throw new InvalidFactException(field, "has " + value.length() + " characters",
                    "at most " + maxLength + " characters");
        }
        return value;
    }

    static void notBefore(Instant end, Instant start, String endField, String startField) {
        if (end != null && start != null && end.plus(CLOCK_SKEW).isBefore(start)) {
            throw new InvalidFactException(endField, "(" + end + ") lies before " + startField + " (" + start + ")",
                    "an instant not before " + startField);
        }
    }

    static void after(Instant end, Instant start, String endField, String startField) {
        if (end != null && start != null && !end.isAfter(start)) {
            throw new InvalidFactException(endField, "(" + end + ") does not lie after " + startField + " (" + start + ")",
                    "an instant after " + startField + ", or none for an open end");
        }
    }

    static void notNegative(Number value, String field) {
        if (value != null && value.doubleValue() < 0) {
            throw new InvalidFactException(field, "is negative (" + value + ")", "0 or more");
        }
    }

    static void range(Number value, double min, double max, String field) {
        if (value != null && !(value.doubleValue() >= min && value.doubleValue() <= max)) {
            throw new InvalidFactException(field, "is " + value, "a value from " + min + " to " + max);
        }
    }

    static ZoneId zone(String value, String field) {
        required(value, field);
        try {
            return ZoneId.of(value);
        } catch (DateTimeException unknownZone) {
            throw new InvalidFactException(field, "is '" + value + "'", "an IANA zone name such as Europe/Berlin");
        }
    }

    static void entity(FactId id, Entity expected, String field) {
        if (id != null && id.entity() != expected) {
            throw new InvalidFactException(field, "refers to a " + id.entity().wire(),
                    "the id of a " + expected.wire());
        }
    }

    static void requiredEntity(FactId id, Entity expected, String field) {
        entity(required(id, field), expected, field);
    }

    static <T> List<T> list(List<T> value) {
        return value == null ? List.of() : List.copyOf(value);
    }

    static <K, V> Map<K, V> map(Map<K, V> value) {
        return value == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(value));
    }
}
