package io.helpdeskroi.zendesk;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import io.helpdeskroi.connector.rows.BadField;

/**
 * Zendesk's times: ISO 8601 text in records, epoch seconds in cursors.
 */
final class VendorTime {

    private VendorTime() {
    }

    /** @throws BadField naming the field when the text is missing or no time */
    static Instant required(String text, String field) {
        if (text == null) {
            throw new BadField(field, "is missing; expected an ISO 8601 time");
        }
        return parse(text, field);
    }

    /** The instant of an optional field; null where the field is. */
    static Instant optional(String text, String field) {
        return text == null || text.isEmpty() ? null : parse(text, field);
    }

    /** The instant, or null for a text that is missing or no time: for feeds' positions, where the row is judged later. */
    static Instant lenient(String text) {
        try {
            return optional(text, "time");
        } catch (BadField unreadable) {
            return null;
        }
    }

    /** Epoch seconds of the text, or null. */
    static Long epochSecond(String text) {
        Instant instant = lenient(text);
        return instant == null ? null : Long.valueOf(instant.getEpochSecond());
    }

    private static Instant parse(String text, String field) {
        try {
            if (text.length() == 20 && text.charAt(19) == 'Z' && text.charAt(10) == 'T') {
                return ofUtcSeconds(text);
            }
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException | NumberFormatException unreadable) {
            throw new BadField(field, "is no time; expected ISO 8601 with an offset");
        }
    }

    /** {@code 2024-07-26T15:41:04Z}, the form of nearly every time: a general parser costs more than the rest of the row. */
    private static Instant ofUtcSeconds(String text) {
        long day = LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)).toEpochDay();
        int hour = digits(text, 11, 13);
        int minute = digits(text, 14, 16);
        int second = digits(text, 17, 19);
        if (hour > 23 || minute > 59 || second > 59) {
            return OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC).toInstant();
        }
        return Instant.ofEpochSecond(day * 86_400 + hour * 3_600L + minute * 60L + second);
    }

    private static int digits(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
