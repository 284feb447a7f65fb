package io.helpdeskroi.zendesk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Zendesk's names of time zones, which are those of Ruby on Rails ({@code Eastern Time (US & Canada)}), as IANA names.
 */
final class TimeZones {

    private static final Map<String, String> BY_VENDOR_NAME = read();

    private TimeZones() {
    }

    /** The IANA name: the vendor's own where it gives one, else its name looked up; both may be null. */
    static Optional<String> iana(String ianaName, String vendorName) {
        return known(ianaName).or(() -> Optional.ofNullable(vendorName).map(BY_VENDOR_NAME::get)).or(() -> known(vendorName));
    }

    private static Optional<String> known(String ianaName) {
        return Optional.ofNullable(ianaName).filter(name -> ZoneId.getAvailableZoneIds().contains(name));
    }

    private static Map<String, String> read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                TimeZones.class.getResourceAsStream("/zendesk/time-zones.tsv"), StandardCharsets.UTF_8))) {
            return lines.lines().map(line -> line.split("\t"))
                    .collect(Collectors.toUnmodifiableMap(columns -> columns[0], columns -> columns[1]));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
