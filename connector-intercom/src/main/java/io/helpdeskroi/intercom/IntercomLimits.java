package io.helpdeskroi.intercom;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.helpdeskroi.connector.spi.VendorDescriptor.Bucket;
import io.helpdeskroi.connector.spi.VendorDescriptor.LimitHeaders;
import io.helpdeskroi.connector.spi.VendorDescriptor.LimitReading;

/**
 * Intercom's limit for an app: 10,000 requests a minute, given out in windows of ten seconds, of which the headers tell.
 */
final class IntercomLimits implements LimitHeaders {

    static final List<Bucket> BUCKETS = List.of(new Bucket("app", Pattern.compile(""), 10_000,
            Optional.of(Duration.ofSeconds(10))));
    private static final int WINDOWS_A_MINUTE = 6;
    private static final int WINDOW_SECONDS = 10;

    @Override
    public Optional<LimitReading> read(Bucket bucket, HttpHeaders headers, Instant now) {
        Optional<Long> limit = number(headers, "X-RateLimit-Limit");
        Optional<Long> remaining = number(headers, "X-RateLimit-Remaining");
        if (limit.isEmpty() || remaining.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new LimitReading((int) Math.min(limit.get() * WINDOWS_A_MINUTE, Integer.MAX_VALUE),
                (int) Math.min(remaining.get(), Integer.MAX_VALUE),
                resetsAt(headers, now).orElse(now.plusSeconds(WINDOW_SECONDS))));
    }

    /** When the window ends; clocks differ, so it is in a second at least and in ten at most. */
    static Optional<Instant> resetsAt(HttpHeaders headers, Instant now) {
        return number(headers, "X-RateLimit-Reset").map(reset -> now.plusSeconds(Math.max(1, Math.min(WINDOW_SECONDS,
                reset - now.getEpochSecond()))));
    }

    private static Optional<Long> number(HttpHeaders headers, String name) {
        return headers.firstValue(name).map(String::trim).filter(text -> text.matches("\\d{1,10}")).map(Long::valueOf);
    }
}
