package io.helpdeskroi.zendesk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Which of the account's custom fields mean what. A connection maps {@code 360001} (a ticket field's id), {@code user.plan}
 * or {@code organization.industry} (a field's key) to a name of the contract.
 *
 * @param names contract name by vendor field
 */
record FieldMappings(Map<String, String> names) {

    static FieldMappings ofTickets(Map<String, String> mappings) {
        return new FieldMappings(mappings.entrySet().stream().filter(entry -> entry.getKey().matches("\\d+"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    static FieldMappings ofUsers(Map<String, String> mappings) {
        return withPrefix("user.", mappings);
    }

    static FieldMappings ofOrganizations(Map<String, String> mappings) {
        return withPrefix("organization.", mappings);
    }

    private static FieldMappings withPrefix(String prefix, Map<String, String> mappings) {
        return new FieldMappings(mappings.entrySet().stream().filter(entry -> entry.getKey().startsWith(prefix))
                .collect(Collectors.toMap(entry -> entry.getKey().substring(prefix.length()), Map.Entry::getValue)));
    }

    /** @param fields value by field key; null where the row has none */
    Values read(Map<String, JsonNode> fields) {
        Map<String, String> values = new LinkedHashMap<>();
        if (fields != null) {
            names.forEach((field, name) -> put(values, name, fields.get(field)));
        }
        return new Values(values);
    }

    /** @param fields ticket fields; null where the row has none */
    Values read(List<TicketPage.CustomField> fields) {
        Map<String, String> values = new LinkedHashMap<>();
        if (fields != null && !names.isEmpty()) {
            for (TicketPage.CustomField field : fields) {
                Optional.ofNullable(names.get(Long.toString(field.id())))
                        .ifPresent(name -> put(values, name, field.value()));
            }
        }
        return new Values(values);
    }

    private static void put(Map<String, String> values, String name, JsonNode value) {
        if (value != null && value.isValueNode() && !value.isNull() && !value.asText().isBlank()) {
            values.put(name, value.asText().strip());
        }
    }

    /** Values by contract name. */
    record Values(Map<String, String> byName) {

        /** Null where the row has no value. */
        String text(String name) {
            return byName.get(name);
        }

        /** Null where the row has no whole number. */
        Integer whole(String name) {
            String text = byName.get(name);
            return text != null && text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
        }

        boolean isTrue(String name) {
            return List.of("true", "yes", "1").contains(byName.getOrDefault(name, ""));
        }
    }
}
