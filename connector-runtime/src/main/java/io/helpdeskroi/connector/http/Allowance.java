package io.helpdeskroi.connector.http;

import java.time.Duration;
import java.util.Optional;

import io.helpdeskroi.connector.spi.VendorDescriptor.Bucket;

/**
 * How much of a vendor's limit somebody may use.
 *
 * @param bucket the limit
 * @param share part of it that the admin grants the connection, above 0 and at most 1
 * @param urgency who asks
 * @param pace the times to go by
 */
record Allowance(Bucket bucket, double share, Urgency urgency, Pace pace) {

    /** Part that work in the background leaves free. */
    private static final double RESERVE = 0.2;

    /** Requests a minute where the vendor allows so many; one at least, since none would mean never. */
    int perMinute(int limit) {
        return part(limit);
    }

    /** Requests within the bucket's shorter time, if it has one. */
    Optional<Integer> perBurst(int limit) {
        return bucket.burst().map(burst -> part(limit * seconds(burst) / seconds(pace.minute())));
    }

    /** Requests that are handed out at a time: few enough that waiting for their use costs nothing. */
    int chunk(int limit) {
        return switch (urgency) {
            case LIVE, BACKGROUND -> Math.max(1, (int) (perMinute(limit) * seconds(pace.chunk()) / seconds(pace.minute())));
            case PERSON -> 1;
        };
    }

    /** The pace that both limits allow for long. */
    double sustainedPerMinute(int limit) {
        return perBurst(limit).map(most -> most * seconds(pace.minute()) / seconds(bucket.burst().orElseThrow()))
                .filter(most -> most < perMinute(limit)).orElse((double) perMinute(limit));
    }

    private int part(double limit) {
        double granted = Math.floor(limit * share + 1e-9);
        return Math.max(1, (int) switch (urgency) {
            case LIVE, PERSON -> granted;
            case BACKGROUND -> granted - Math.ceil(granted * RESERVE - 1e-9);
        });
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
