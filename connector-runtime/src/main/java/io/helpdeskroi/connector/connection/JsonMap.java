package io.helpdeskroi.connector.connection;

import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

import jakarta.persistence.AttributeConverter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.helpdeskroi.contract.ContractJson;

/**
 * Texts by name as a JSON column.
 */
final class JsonMap implements AttributeConverter<Map<String, String>, String> {

    private static final ObjectMapper JSON = ContractJson.mapper();
    private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {
    };

    @Override
    public String convertToDatabaseColumn(Map<String, String> value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public Map<String, String> convertToEntityAttribute(String value) {
        try {
            return JSON.readValue(value, TEXTS);
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
