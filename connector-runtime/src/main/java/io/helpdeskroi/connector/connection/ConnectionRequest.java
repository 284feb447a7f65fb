package io.helpdeskroi.connector.connection;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.helpdeskroi.connector.spi.Secret;
import io.helpdeskroi.contract.Vendor;

/**
 * The body that makes or changes a connection.
 *
 * @param name slug, the first part of the id of every fact it delivers; it cannot be changed
 * @param vendor optional where the connector has only one
 * @param settings the vendor's settings
 * @param credentials the vendor's credentials; when changing a connection, absent means that they stay
 * @param streams ids of the streams to read; absent: all
 * @param fieldMappings vendor custom field id to normalized field; optional
 * @param backfillStart where history begins; default a year ago
 * @param pollInterval ISO 8601 duration; optional
 * @param quotaShare part of the vendor's request limit that may be used; default 0.4
 * @param zone IANA zone of reports; default UTC
 */
public record ConnectionRequest(String name, Vendor vendor, Map<String, String> settings, Map<String, Secret> credentials,
        List<String> streams, Map<String, String> fieldMappings, Instant backfillStart, String pollInterval,
        BigDecimal quotaShare, String zone) {

    public ConnectionRequest {
        settings = settings == null ? Map.of() : given(settings, String::isBlank);
        credentials = credentials == null ? null : given(credentials);
        streams = streams == null ? List.of() : List.copyOf(streams);
        fieldMappings = fieldMappings == null ? Map.of() : given(fieldMappings, String::isBlank);
    }

    /** Forms send null or a blank for what was not filled in. */
    private static <V> Map<String, V> given(Map<String, V> values, Predicate<V> blank) {
        return values.entrySet().stream().filter(entry -> entry.getValue() != null && !blank.test(entry.getValue()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static Map<String, Secret> given(Map<String, Secret> credentials) {
        return given(credentials, secret -> secret.reveal().isBlank());
    }

    /** The same, beginning at {@code start} unless it says where it begins. */
    ConnectionRequest beginningAt(Instant start) {
        return backfillStart != null ? this
                : new ConnectionRequest(name, vendor, settings, credentials, streams,
                        fieldMappings, start, pollInterval, quotaShare, zone);
    }

    Optional<Map<String, Secret>> givenCredentials() {
        return Optional.ofNullable(credentials);
    }
}
