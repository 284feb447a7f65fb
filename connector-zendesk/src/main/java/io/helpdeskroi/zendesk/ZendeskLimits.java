package io.helpdeskroi.zendesk;

import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.helpdeskroi.connector.spi.VendorDescriptor.Bucket;
import io.helpdeskroi.connector.spi.VendorDescriptor.LimitHeaders;
import io.helpdeskroi.connector.spi.VendorDescriptor.LimitReading;

/**
 * Zendesk's request limits: one for the account, of which its headers tell, and small ones for the exports, which run out
 * while the account's is still full. Until a header says more, the smallest plan's numbers hold.
 */
final class ZendeskLimits implements LimitHeaders {

    private static final String ACCOUNT = "account";
    private static final String EXPORTS = "incremental-exports";
    private static final Pattern BUCKET_VALUES = Pattern.compile("(total|remaining|resets)\\s*=\\s*(\\d{1,9})");

    static final List<Bucket> BUCKETS = List.of(
            new Bucket("incremental-exports-users", Pattern.compile("/incremental/users/cursor"), 20),
            new Bucket("incremental-talk", Pattern.compile("/channels/voice/stats/incremental/"), 10),
            new Bucket(EXPORTS, Pattern.compile("/incremental/"), 10),
            new Bucket(ACCOUNT, Pattern.compile(""), 200));

    /** Names under which the vendor reports a bucket; which export counts against which is not documented. */
    private static List<String> names(Bucket bucket) {
        return switch (bucket.id()) {
            case "incremental-exports-users" -> List.of("incremental-exports-users", "incremental-exports-cursor");
            case EXPORTS -> List.of(EXPORTS, "incremental-exports-cursor");
            default -> List.of(bucket.id());
        };
    }

    @Override
    public Optional<LimitReading> read(Bucket bucket, HttpHeaders headers, Instant now) {
        if (bucket.id().equals(ACCOUNT)) {
            return reading(headers, "ratelimit-limit", "ratelimit-remaining", now)
                    .or(() -> reading(headers, "x-rate-limit", "x-rate-limit-remaining", now));
        }
        return names(bucket).stream().map(name -> headers.firstValue("zendesk-ratelimit-" + name)).flatMap(Optional::stream)
                .map(value -> bucketReading(value, now)).flatMap(Optional::stream)
                .min(Comparator.comparingInt(LimitReading::remaining));
    }

    /** {@code total=10; remaining=9; resets=6}, the last in seconds. */
    private static Optional<LimitReading> bucketReading(String header, Instant now) {
        int total = -1;
        int remaining = -1;
        int resets = 60;
        for (Matcher value = BUCKET_VALUES.matcher(header); value.find();) {
            int number = Integer.parseInt(value.group(2));
            switch (value.group(1)) {
                case "total" -> total = number;
                case "remaining" -> remaining = number;
                default -> resets = number;
            }
        }
        return total < 0 || remaining < 0 ? Optional.empty()
                : Optional.of(new LimitReading(total, remaining, now.plusSeconds(resets)));
    }

    private static Optional<LimitReading> reading(HttpHeaders headers, String limit, String remaining, Instant now) {
        Optional<Integer> total = number(headers, limit);
        Optional<Integer> left = number(headers, remaining);
        int resets = number(headers, "ratelimit-reset").orElse(60);
        return Stream.of(total, left).allMatch(Optional::isPresent)
                ? Optional.of(new LimitReading(total.get(), left.get(), now.plusSeconds(resets)))
                : Optional.empty();
    }

    private static Optional<Integer> number(HttpHeaders headers, String name) {
        return headers.firstValue(name).map(String::trim).filter(text -> text.matches("\\d{1,9}")).map(Integer::valueOf);
    }
}
