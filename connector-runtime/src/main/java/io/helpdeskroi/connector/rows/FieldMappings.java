package io.helpdeskroi.connector.rows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

import io.helpdeskroi.contract.JourneyStage;

/**
 * Which of an account's custom fields mean what in the contract.
 *
 * @param names contract name by vendor field
 */
public record FieldMappings(Map<String, String> names) {

    public FieldMappings {
        names = Map.copyOf(names);
    }

    /** The mappings whose vendor field is named {@code prefix} and the field's own key, without the prefix. */
    public static FieldMappings withPrefix(String prefix, Map<String, String> mappings) {
        return new FieldMappings(mappings.entrySet().stream().filter(entry -> entry.getKey().startsWith(prefix))
                .collect(Collectors.toMap(entry -> entry.getKey().substring(prefix.length()), Map.Entry::getValue)));
    }

    /** @param fields value by field key; null where the row has none */
    public Values read(Map<String, JsonNode> fields) {
        Map<String, String> values = new LinkedHashMap<>();
        if (fields != null) {
            names.forEach((field, name) -> put(values, name, fields.get(field)));
        }
        return new Values(values);
    }

    private static void put(Map<String, String> values, String name, JsonNode value) {
        if (value != null && value.isValueNode() && !value.isNull() && !value.asText().isBlank()) {
            values.put(name, value.asText().strip());
        }
    }

    /** Values by contract name. */
    public record Values(Map<String, String> byName) {

        /** Null where the row has no value. */
        public String text(String name) {
            return byName.get(name);
        }

        /** Null where the row has no whole number. */
        public Integer whole(String name) {
            String text = byName.get(name);
            return text != null && text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
        }

        public boolean isTrue(String name) {
            return List.of("true", "yes", "1").contains(byName.getOrDefault(name, ""));
        }

        /** Null where the row has none; one that the contract does not know is added to {@code unmapped}. */
        public JourneyStage journeyStage(List<String> unmapped) {
            String stage = text("journey_stage");
            for (JourneyStage known : JourneyStage.values()) {
                if (known.name().toLowerCase(Locale.ROOT).equals(stage)) {
                    return known;
                }
            }
            if (stage != null) {
                unmapped.add("journey_stage");
            }
            return null;
        }
    }
}
