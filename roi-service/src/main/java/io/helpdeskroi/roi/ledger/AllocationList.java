package io.helpdeskroi.roi.ledger;

import java.util.List;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.helpdeskroi.contract.ContractJson;

/**
 * Allocations as a JSON column.
 */
@Converter
class AllocationList implements AttributeConverter<List<Allocation>, String> {

    private static final ObjectMapper JSON = ContractJson.mapper();

    @Override
    public String convertToDatabaseColumn(List<Allocation> allocations) {
        try {
            return JSON.writeValueAsString(allocations);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("allocations cannot be written", impossible);
        }
    }

    @Override
    public List<Allocation> convertToEntityAttribute(String column) {
        try {
            return JSON.readValue(column, new TypeReference<List<Allocation>>() {
            });
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("an allocation column is damaged", damaged);
        }
    }
}
