package io.helpdeskroi.roi.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

import io.helpdeskroi.contract.ContractJson;
import io.helpdeskroi.contract.InvalidFactException;
import io.helpdeskroi.rest.ProblemException;

/**
 * Reads a body that is one entry or a list of them. A refusal inside a list names the place: {@code [3].amount}.
 */
@Singleton
class Intake {

    static final int MOST_ENTRIES = 20_000;

    private final ObjectMapper mapper;
    private final ObjectReader trees;

    Intake(ObjectMapper mapper) {
        this.mapper = mapper;
        this.trees = mapper.reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** What a body held, and whether it was one entry without a list around it. */
    record Parcel<E>(List<E> entries, boolean single) {
    }

    <E extends LedgerEntry> Parcel<E> read(InputStream body, Class<E> type) throws IOException {
        JsonNode tree = trees.readTree(body);
        if (tree.isObject()) {
            return new Parcel<>(List.of(entry(tree, type, "")), true);
        }
        if (!tree.isArray()) {
            throw ProblemException.field("body", "is neither an object nor a list", "one entry, or a list of entries");
        }
        if (tree.size() > MOST_ENTRIES) {
            throw ProblemException.field("body", "has " + tree.size() + " entries", "at most " + MOST_ENTRIES);
        }
        List<E> entries = new ArrayList<>(tree.size());
        for (int index = 0; index < tree.size(); index++) {
            entries.add(entry(tree.get(index), type, "[" + index + "]"));
        }
        return new Parcel<>(entries, false);
    }

    /**
     * Reads a table with an entry per row.
     *
     * @param columns {@code column:field} for columns that are not named like the field they hold
     */
    <E extends LedgerEntry> List<E> readTable(String body, List<String> columns, String delimiter, Class<E> type) {
        if (delimiter.length() != 1) {
            throw ProblemException.field("delimiter", "is no single character", ", or ; for example");
        }
        Map<String, String> mapping = new HashMap<>();
        for (String column : columns) {
            int colon = column.lastIndexOf(':');
            if (colon < 1) {
                throw ProblemException.field("column", "is no mapping", "column:field, such as Betrag:amount");
            }
            mapping.put(column.substring(0, colon), column.substring(colon + 1));
        }
        CsvTable table = CsvTable.parse(body, delimiter.charAt(0));
        for (String mapped : mapping.keySet()) {
            if (!table.header().contains(mapped)) {
                throw ProblemException.field("column", "names '" + mapped + "', which the header lacks",
                        "a column of the table");
            }
        }
        if (table.rows().size() > MOST_ENTRIES) {
            throw ProblemException.field("body", "has " + table.rows().size() + " rows", "at most " + MOST_ENTRIES);
        }
        List<E> entries = new ArrayList<>(table.rows().size());
        for (int row = 0; row < table.rows().size(); row++) {
            entries.add(entry(mapper.valueToTree(table.cells(row, mapping)), type, "[" + row + "]"));
        }
        return entries;
    }

    private <E> E entry(JsonNode node, Class<E> type, String place) {
        if (!node.isObject()) {
            throw new InvalidFactException(place, "is no object", "an entry");
        }
        try {
            return mapper.treeToValue(node, type);
        } catch (JsonMappingException failure) {
            throw at(place, failure);
        } catch (JsonProcessingException unreadable) {
            throw new InvalidFactException(place.isEmpty() ? "body" : place, "cannot be read", "an entry");
        }
    }

    private static InvalidFactException at(String place, JsonMappingException failure) {
        InvalidFactException refusal = ContractJson.refusal(failure);
        String field = refusal.field();
        if (failure.getCause() instanceof InvalidFactException) {
            field = path(failure, field);
        }
        return new InvalidFactException(place.isEmpty() ? field : place + "." + field, refusal.fault(), refusal.expected());
    }

    /** The refusal names a field of the innermost object; the way to that object is Jackson's. */
    private static String path(JsonMappingException failure, String field) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : failure.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else if (!step.getFieldName().equals(field)) {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.isEmpty() ? field : path + "." + field;
    }
}
