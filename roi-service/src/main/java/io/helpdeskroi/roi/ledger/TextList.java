package io.helpdeskroi.roi.ledger;

import java.util.List;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.helpdeskroi.contract.ContractJson;

/**
 * Lists of ids as a JSON column.
 */
@Converter
class TextList implements AttributeConverter<List<String>, String> {

    private static final ObjectMapper JSON = ContractJson.mapper();

    @Override
    public String convertToDatabaseColumn(List<String> values) {
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a list of texts cannot be written", impossible);
        }
    }

    @Override
    public List<String> convertToEntityAttribute(String column) {
        try {
            return JSON.readValue(column, new TypeReference<List<String>>() {
            });
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("a list column is damaged", damaged);
        }
    }
}
