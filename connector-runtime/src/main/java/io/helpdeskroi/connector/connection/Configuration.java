package io.helpdeskroi.connector.connection;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What can be configured of a connection, in the form of the API; its credentials are not part of it.
 */
record Configuration(Map<String, String> settings, List<String> streams, Map<String, String> fieldMappings,
        Instant backfillStart, String pollInterval, BigDecimal quotaShare, String zone) {

    static Configuration of(Connection connection) {
        return new Configuration(new TreeMap<>(connection.settings()), connection.streams(),
                new TreeMap<>(connection.fieldMappings()), connection.backfillStart(),
                connection.pollInterval().map(Object::toString).orElse(null), connection.quotaShare().stripTrailingZeros(),
                connection.zone().getId());
    }

    static Configuration of(ConnectionSettings wanted) {
        return new Configuration(new TreeMap<>(wanted.settings()), wanted.streams(), new TreeMap<>(wanted.fieldMappings()),
                wanted.backfillStart(), wanted.pollInterval().map(Object::toString).orElse(null),
                wanted.quotaShare().stripTrailingZeros(), wanted.zone().getId());
    }

    /** A request for this configuration that leaves the credentials as they are. */
    ConnectionRequest request() {
        return new ConnectionRequest(null, null, settings, null, streams, fieldMappings, backfillStart, pollInterval,
                quotaShare, zone);
    }

    /** What is different in {@code later}, by field, as {@code from} and {@code to}; a side without a value is left out. */
    Map<String, Object> changesTo(Configuration later) {
        Map<String, Object> before = fields();
        Map<String, Object> after = later.fields();
        Map<String, Object> names = new TreeMap<>(before);
        names.putAll(after);
        Map<String, Object> changes = new LinkedHashMap<>();
        names.keySet().stream().filter(name -> !Objects.equals(before.get(name), after.get(name))).forEach(name -> {
            Map<String, Object> change = new LinkedHashMap<>();
            change.put("from", before.get(name));
            change.put("to", after.get(name));
            change.values().removeIf(Objects::isNull);
            changes.put(name, change);
        });
        return changes;
    }

    private Map<String, Object> fields() {
        Map<String, Object> fields = new TreeMap<>();
        settings.forEach((key, value) -> fields.put("settings." + key, value));
        fieldMappings.forEach((key, value) -> fields.put("field_mappings." + key, value));
        fields.put("streams", streams);
        fields.put("backfill_start", backfillStart);
        fields.put("poll_interval", pollInterval);
        fields.put("quota_share", quotaShare);
        fields.put("zone", zone);
        fields.values().removeIf(Objects::isNull);
        return fields;
    }
}
