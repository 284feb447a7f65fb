package io.helpdeskroi.roi.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;

import io.helpdeskroi.roi.money.DateSpan;

/**
 * A part of an entry's amount, the days over which it counts, and the day whose exchange rate it takes.
 */
public record Booking(DateSpan span, BigDecimal amount, LocalDate rateDay) {
}
