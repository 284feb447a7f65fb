package io.helpdeskroi.connector.backfill;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

import io.helpdeskroi.contract.Period;

/**
 * The part of the past that is read again on a day: a thirtieth of what is covered, at least a day, from a place that the
 * name of the connection and the day decide.
 */
final class SampleWindow {

    private static final int PARTS = 30;
    private static final Duration LEAST = Duration.ofDays(1);

    private SampleWindow() {
    }

    /** Empty where nothing is covered yet. */
    static Optional<Period> of(String connectionId, LocalDate day, Instant coveredFrom, Instant coveredTo) {
        Instant from = coveredFrom.truncatedTo(ChronoUnit.SECONDS);
        long covered = Duration.between(from, coveredTo).toSeconds();
        if (covered < 1) {
            return Optional.empty();
        }
        long width = Math.min(covered, Math.max(LEAST.toSeconds(), covered / PARTS));
        UUID seed = UUID.nameUUIDFromBytes((connectionId + "@" + day).getBytes(StandardCharsets.UTF_8));
        long begin = new Random(seed.getMostSignificantBits()).nextLong(covered - width + 1);
        return Optional.of(new Period(from.plusSeconds(begin), from.plusSeconds(begin + width)));
    }
}
