package io.helpdeskroi.roi.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import io.helpdeskroi.contract.InvalidFactException;
import io.helpdeskroi.roi.money.DateSpan;

/**
 * The checks of ledger entries; each failure names the field.
 */
final class Require {

    static final int ID_LENGTH = 200;
    private static final int TEXT_LENGTH = 2_000;
    private static final BigDecimal LARGEST = BigDecimal.TEN.pow(15);
    private static final int MOST_DECIMALS = 20;

    private Require() {
    }

    static <T> T present(T value, String field, String expected) {
        if (value == null) {
            throw new InvalidFactException(field, "is missing", expected);
        }
        return value;
    }

    static String id(String value, String field) {
        present(value, field, "a text of 1 to " + ID_LENGTH + " characters");
        if (value.isBlank() || value.length() > ID_LENGTH) {
            throw new InvalidFactException(field, "is blank or too long", "a text of 1 to " + ID_LENGTH + " characters");
        }
        return storable(value, field);
    }

    static String text(String value, String field) {
        if (value != null && value.length() > TEXT_LENGTH) {
            throw new InvalidFactException(field, "has " + value.length() + " characters", "at most " + TEXT_LENGTH);
        }
        return value == null ? null : storable(value, field);
    }

    /** PostgreSQL keeps every character but this one. */
    static String storable(String value, String field) {
        if (value.indexOf('\0') >= 0) {
            throw new InvalidFactException(field, "holds the character U+0000", "a text without it");
        }
        return value;
    }

    /** A day that can be meant: others are slips of the keyboard, and endless work for whatever counts from there. */
    static LocalDate day(LocalDate value, String field) {
        if (value != null && !DateSpan.CALENDAR.contains(value)) {
            throw new InvalidFactException(field, "(" + value + ") is no day of business", DateSpan.CALENDAR.from()
                    + " or later, before " + DateSpan.CALENDAR.to());
        }
        return value;
    }

    static BigDecimal amount(BigDecimal value, String field) {
        return plain(present(value, field, "a decimal string such as \"123.45\""), field);
    }

    static BigDecimal notNegative(BigDecimal value, String field) {
        if (value != null && value.signum() < 0) {
            throw new InvalidFactException(field, "is negative", "0 or more");
        }
        return plain(value, field);
    }

    /** The number in its plainest form, so that 10 and 10.00 are the same content; no exponent can blow it up. */
    static BigDecimal plain(BigDecimal value, String field) {
        if (value == null) {
            return null;
        }
        BigDecimal stripped = value.stripTrailingZeros();
        if (stripped.abs().compareTo(LARGEST) >= 0) {
            throw new InvalidFactException(field, "is too large", "less than 10^15");
        }
        if (stripped.scale() > MOST_DECIMALS) {
            throw new InvalidFactException(field, "has too many decimals", "at most " + MOST_DECIMALS);
        }
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    static void after(LocalDate end, LocalDate start) {
        if (end != null && start != null && !end.isAfter(start)) {
            throw new InvalidFactException("end", "(" + end + ") does not lie after start (" + start + ")",
                    "a date after start, the first day that no longer counts");
        }
    }

    static void absent(Object value, String field, String when) {
        if (value != null) {
            throw new InvalidFactException(field, "is not allowed " + when, "none");
        }
    }

    static <T> List<T> list(List<T> values, String field) {
        if (values == null) {
            return List.of();
        }
        for (int index = 0; index < values.size(); index++) {
            present(values.get(index), field + "[" + index + "]", "a value");
        }
        return List.copyOf(values);
    }

    static List<String> ids(List<String> values, String field) {
        List<String> ids = list(values, field);
        for (int index = 0; index < ids.size(); index++) {
            id(ids.get(index), field + "[" + index + "]");
        }
        return ids;
    }
}
