package io.helpdeskroi.roi.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The revenue events of one type, currency and local day, summed up.
 *
 * @param hash of the ids and versions behind the sum
 */
public record RevenueDay(RevenueType type, String currency, LocalDate day, BigDecimal amount, long events, Instant firstAt,
        Instant lastAt, String hash) {
}
