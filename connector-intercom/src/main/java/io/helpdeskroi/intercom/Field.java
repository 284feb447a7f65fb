package io.helpdeskroi.intercom;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.helpdeskroi.connector.rows.BadField;
import io.helpdeskroi.contract.ContractJson;

/**
 * Reads the vendor's fields. Times are epoch seconds, here and there milliseconds, digits as text or ISO 8601; ids are text
 * or numbers, and nobody is null, 0 or "0" by version.
 */
final class Field {

    private static final ObjectMapper JSON = ContractJson.mapper();
    /** Epoch seconds reach this in the year 5138, milliseconds passed it in 1973. */
    private static final long LEAST_MILLIS = 100_000_000_000L;

    private Field() {
    }

    /** An object of the vendor's as a record. */
    static <T> T read(JsonNode row, Class<T> type) {
        if (!row.isObject()) {
            throw new BadField("row", "is no object");
        }
        try {
            return JSON.treeToValue(row, type);
        } catch (JsonProcessingException unreadable) {
            throw new BadField(path(unreadable), "has another type than the vendor documents");
        }
    }

    private static String path(JsonProcessingException unreadable) {
        StringBuilder path = new StringBuilder();
        if (unreadable instanceof JsonMappingException mapping) {
            for (JsonMappingException.Reference reference : mapping.getPath()) {
                path.append(reference.getFieldName() == null ? "[" + reference.getIndex() + "]"
                        : (path.isEmpty() ? "" : ".") + reference.getFieldName());
            }
        }
        return path.isEmpty() ? "row" : path.toString();
    }

    /** @throws BadField naming the field where it is missing or no time */
    static Instant required(JsonNode value, String field) {
        Instant time = optional(value, field);
        if (time == null) {
            throw new BadField(field, "is missing; expected a time in epoch seconds");
        }
        return time;
    }

    /** Null for a field that is missing or 0. */
    static Instant optional(JsonNode value, String field) {
        if (value == null || value.isNull() || value.isMissingNode() || value.asText().isEmpty() && value.isValueNode()) {
            return null;
        }
        try {
            if (value.isIntegralNumber() || value.isTextual() && value.asText().matches("\\d{1,18}")) {
                long number = value.asLong();
                return number == 0 ? null
                        : number >= LEAST_MILLIS ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
            }
            if (value.isTextual()) {
                return OffsetDateTime.parse(value.asText()).toInstant();
            }
        } catch (DateTimeException unreadable) {
            throw new BadField(field, "is no time; expected epoch seconds");
        }
        throw new BadField(field, "is no time; expected epoch seconds");
    }

    /** Epoch seconds for a feed's position; 0 for whatever is no time, where the row is judged later. */
    static long position(JsonNode value) {
        try {
            Instant time = optional(value, "time");
            return time == null ? 0 : time.getEpochSecond();
        } catch (BadField judgedLater) {
            return 0;
        }
    }

    /** A value as text; null for one that is missing or blank. */
    static String text(JsonNode value) {
        return value == null || !value.isValueNode() || value.isNull() || value.asText().isBlank() ? null : value.asText();
    }

    /** The id of somebody; null for nobody. */
    static String somebody(String id) {
        return id == null || id.isBlank() || id.equals("0") ? null : id.strip();
    }
}
