package io.helpdeskroi.connector.http;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

import com.fasterxml.jackson.core.JacksonException;

import io.helpdeskroi.connector.spi.VendorFailure;

/**
 * The one table from a bad answer to what has to happen next.
 *
 * @param clockNow when the answer came
 * @param rateLimitDefault how long a 429 without Retry-After is obeyed
 */
record FailureTable(Instant clockNow, Duration rateLimitDefault) {

    /** Longer waits than a day are taken for a fault of the vendor's clock. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    /**
     * @param request method and path, without query
     * @param retryAfter value of the header Retry-After
     */
    VendorFailure of(int status, String request, Optional<String> retryAfter) {
        String message = request + " answered " + status;
        Optional<Instant> until = retryAfter.flatMap(this::instant);
        return switch (status) {
            case 401 -> new VendorFailure.Credentials(message + ": the credentials are not accepted");
            case 403 -> new VendorFailure.Forbidden(message + ": the account lacks the plan or permission");
            case 404, 410 -> new VendorFailure.Gone(message);
            case 429 -> new VendorFailure.RateLimited(message, until.orElse(clockNow.plus(rateLimitDefault)));
            case 408, 409, 425 -> passing(message, until);
            default -> {
                if (status >= 500) {
                    yield passing(message, until);
                }
                yield new VendorFailure.Protocol(status < 400
                        ? message + ": the redirect was refused, since credentials must not leave the configured host"
                        : message, null);
            }
        };
    }

    private static VendorFailure passing(String message, Optional<Instant> until) {
        return until.<VendorFailure> map(instant -> new VendorFailure.RateLimited(message, instant))
                .orElseGet(() -> new VendorFailure.Transient(message, null));
    }

    /** Retry-After is a number of seconds or an HTTP date; anything else says nothing. */
    private Optional<Instant> instant(String retryAfter) {
        try {
            String text = retryAfter.trim();
            Instant until = text.chars().allMatch(Character::isDigit) && !text.isEmpty()
                    ? clockNow.plusSeconds(Long.parseLong(text))
                    : ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            if (until.isBefore(clockNow)) {
                until = clockNow;
            }
            return until.isAfter(clockNow.plus(LONGEST_WAIT)) ? Optional.of(clockNow.plus(LONGEST_WAIT)) : Optional.of(until);
        } catch (DateTimeException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * What an exception of the HTTP client means. An answer that is not the JSON it should be may have been cut off on the
     * way, so it counts as passing first; {@code PageReader} reports it as the vendor's fault when it repeats.
     */
    static RuntimeException ofException(Throwable failure, String call) {
        boolean network = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof VendorFailure known) {
                return known;
            }
            if (cause instanceof JacksonException) {
                return new VendorFailure.Transient(call + ": the answer is not the JSON it should be", cause);
            }
            network |= cause instanceof IOException || cause instanceof TimeoutException
                    || cause.getClass().getName().startsWith("io.vertx.") || cause.getClass().getName().startsWith("io.netty.");
        }
        if (network) {
            return new VendorFailure.Transient(call + ": no complete answer from the vendor", failure);
        }
        return failure instanceof RuntimeException unexpected ? unexpected : new IllegalStateException(failure);
    }
}
