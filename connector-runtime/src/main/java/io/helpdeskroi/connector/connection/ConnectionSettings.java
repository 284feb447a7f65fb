package io.helpdeskroi.connector.connection;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.helpdeskroi.contract.Vendor;

/**
 * What an admin wants of a connection, checked and with defaults filled in.
 */
record ConnectionSettings(Vendor vendor, Map<String, String> settings, List<String> streams,
        Map<String, String> fieldMappings, Instant backfillStart, Optional<Duration> pollInterval, BigDecimal quotaShare,
        ZoneId zone) {
}
