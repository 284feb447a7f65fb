package io.helpdeskroi.zendesk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.contract.ContractJson;
import io.helpdeskroi.contract.Fact;
import io.helpdeskroi.contract.FactRecord;

/**
 * The project's own payloads, written from the vendor's documentation, and what mappers made of them.
 */
final class Payloads {

    private static final ObjectMapper JSON = ContractJson.mapper();

    private Payloads() {
    }

    /** Reads a page as the REST client does. */
    static <T> T page(String json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException(unreadable);
        }
    }

    static <T> T file(String name, Class<T> type) {
        return page(text(name), type);
    }

    static String text(String name) {
        try (InputStream file = Payloads.class.getResourceAsStream("/payloads/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<FactRecord> facts(List<MappedRecord> records) {
        return records.stream().filter(MappedRecord.Delivered.class::isInstance).map(MappedRecord.Delivered.class::cast)
                .map(MappedRecord.Delivered::record).toList();
    }

    /** The fact with this id (without its source) among the records. */
    static <T extends Fact> T fact(List<MappedRecord> records, String id, Class<T> type) {
        return facts(records).stream().filter(record -> record.id().toString().equals("acme/" + id)).map(FactRecord::fact)
                .map(type::cast).reduce((one, two) -> {
                    throw new AssertionError("two facts have the id " + id);
                }).orElseThrow(() -> new AssertionError("no fact has the id " + id + ": " + ids(records)));
    }

    /** Ids of the facts, without their source. */
    static List<String> ids(List<MappedRecord> records) {
        return facts(records).stream().map(record -> record.id().toString().substring("acme/".length())).toList();
    }

    static List<String> skips(List<MappedRecord> records) {
        return records.stream().filter(MappedRecord.Skipped.class::isInstance).map(MappedRecord.Skipped.class::cast)
                .map(MappedRecord.Skipped::reason).toList();
    }
}
