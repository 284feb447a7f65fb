package io.helpdeskroi.roi.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

import io.helpdeskroi.rest.ProblemException;

/**
 * Query parameters that are no plain text. JAX-RS would answer an unreadable one with 404 and not say which it was.
 */
public final class Parameter {

    private Parameter() {
    }

    public static Optional<Instant> instant(String name, String text) {
        try {
            return Optional.ofNullable(text).map(given -> OffsetDateTime.parse(given).toInstant());
        } catch (DateTimeException unreadable) {
            throw ProblemException.field(name, "is no instant", "2025-01-31T00:00:00Z");
        }
    }

    public static Optional<Long> number(String name, String text) {
        try {
            return Optional.ofNullable(text).map(Long::valueOf);
        } catch (NumberFormatException unreadable) {
            throw ProblemException.field(name, "is no whole number", "digits");
        }
    }
}
