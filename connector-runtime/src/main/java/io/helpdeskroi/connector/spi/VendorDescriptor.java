package io.helpdeskroi.connector.spi;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.helpdeskroi.contract.Vendor;

/**
 * What the runtime and the admins need to know of a vendor.
 *
 * @param vendor the vendor
 * @param title name for people
 * @param settings plain settings of a connection
 * @param credentials secret settings of a connection; write-only over the API
 * @param buckets the vendor's request limits, most specific first; the last one matches every path
 * @param limits reads the vendor's limit headers
 */
public record VendorDescriptor(Vendor vendor, String title, List<Setting> settings, List<Setting> credentials,
        List<Bucket> buckets, LimitHeaders limits) {

    public VendorDescriptor {
        settings = List.copyOf(settings);
        credentials = List.copyOf(credentials);
        buckets = List.copyOf(buckets);
    }

    /**
     * One thing an admin fills in.
     *
     * @param key JSON key, snake_case
     * @param description one sentence
     * @param required whether a connection can be saved without it
     * @param pattern regular expression of acceptable values; optional
     * @param example a harmless example; optional
     */
    public record Setting(String key, String description, boolean required, String pattern, String example) {
    }

    /**
     * A vendor request limit.
     *
     * @param id the vendor's name of the bucket
     * @param path paths that count against it
     * @param perMinute requests a minute while no header says otherwise
     * @param burst shorter time in which the vendor allows no more than its part of a minute's requests; most have none
     */
    public record Bucket(String id, Pattern path, int perMinute, Optional<Duration> burst) {

        /** A limit that holds for minutes only. */
        public Bucket(String id, Pattern path, int perMinute) {
            this(id, path, perMinute, Optional.empty());
        }
    }

    /** Reads what a vendor says about its limits in an answer. */
    @FunctionalInterface
    public interface LimitHeaders {
        /** What the headers say of this bucket; empty when they say nothing. */
        Optional<LimitReading> read(Bucket bucket, HttpHeaders headers, Instant now);
    }

    /**
     * A limit as the vendor states it: {@code remaining} of {@code total} until {@code resetsAt}.
     *
     * @param total requests a minute; a vendor that states it for a shorter time is read as so much more
     */
    public record LimitReading(int total, int remaining, Instant resetsAt) {
    }
}
