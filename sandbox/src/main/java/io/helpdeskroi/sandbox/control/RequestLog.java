package io.helpdeskroi.sandbox.control;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Counts what is asked of the vendors and keeps their budgets.
 */
@ApplicationScoped
public class RequestLog {

    private static final long MINUTE_MS = 60_000;
    private static final long TEN_SECONDS_MS = 10_000;

    private final Clock clock;
    private final Map<String, Bucket> buckets = new TreeMap<>();
    private final Map<String, Long> paths = new TreeMap<>();

    RequestLog(Clock clock) {
        this.clock = clock;
    }

    /** A budget after a request; it resets at an epoch second. */
    public record Budget(boolean granted, int limit, int remaining, int resetsInSeconds, long resetsAt) {
    }

    /** What was asked so far: requests by path, and the use of each budget. */
    public record Report(long total, Map<String, Long> paths, Map<String, Use> buckets) {
    }

    /** Use of one budget: requests granted and refused, and the most granted in any sixty and any ten seconds. */
    public record Use(int limitPerMinute, long granted, long refused, int peakPerMinute,
            @JsonProperty("peak_per_10s") int peakPer10s) {
    }

    /** Counts a request for a path. */
    public synchronized void count(String path) {
        paths.merge(path, 1L, Long::sum);
    }

    /** Takes one request from what the bucket's budget leaves of the last sixty seconds. */
    public synchronized Budget take(String name, int limitPerMinute) {
        long now = clock.millis();
        Bucket bucket = bucket(name, limitPerMinute);
        bucket.forget(now);
        boolean granted = bucket.lastMinute.size() < limitPerMinute;
        bucket.note(granted, now);
        long oldest = bucket.lastMinute.isEmpty() ? now : bucket.lastMinute.peekFirst();
        int resets = (int) Math.max(1, (oldest + MINUTE_MS - now + 999) / 1000);
        return new Budget(granted, limitPerMinute, limitPerMinute - bucket.lastMinute.size(), resets, now / 1_000 + resets);
    }

    /** Takes one request from the budget of the running ten seconds, a sixth of the minute's, which begin anew together. */
    public synchronized Budget takeOfTenSeconds(String name, int limitPerMinute) {
        long now = clock.millis();
        Bucket bucket = bucket(name, limitPerMinute);
        bucket.forget(now);
        if (now / TEN_SECONDS_MS != bucket.window) {
            bucket.window = now / TEN_SECONDS_MS;
            bucket.inWindow = 0;
        }
        int limit = (limitPerMinute + 5) / 6;
        boolean granted = bucket.inWindow < limit;
        bucket.inWindow += granted ? 1 : 0;
        bucket.note(granted, now);
        long end = (bucket.window + 1) * TEN_SECONDS_MS;
        return new Budget(granted, limit, limit - bucket.inWindow, (int) ((end - now + 999) / 1_000), end / 1_000);
    }

    private Bucket bucket(String name, int limitPerMinute) {
        Bucket bucket = buckets.computeIfAbsent(name, any -> new Bucket());
        bucket.limit = limitPerMinute;
        return bucket;
    }

    synchronized Report report() {
        Map<String, Use> uses = new TreeMap<>();
        buckets.forEach((name, bucket) -> uses.put(name,
                new Use(bucket.limit, bucket.total, bucket.refused, bucket.peak, bucket.shortPeak)));
        return new Report(paths.values().stream().mapToLong(Long::longValue).sum(), new TreeMap<>(paths), uses);
    }

    synchronized void clear() {
        buckets.clear();
        paths.clear();
    }

    private static final class Bucket {
        private final Deque<Long> lastMinute = new ArrayDeque<>();
        private final Deque<Long> lastTenSeconds = new ArrayDeque<>();
        private int limit;
        private long total;
        private long refused;
        private int peak;
        private int shortPeak;
        private long window;
        private int inWindow;

        private void forget(long now) {
            forget(lastMinute, now - MINUTE_MS);
            forget(lastTenSeconds, now - TEN_SECONDS_MS);
        }

        private static void forget(Deque<Long> times, long until) {
            while (!times.isEmpty() && times.peekFirst() <= until) {
                times.removeFirst();
            }
        }

        private void note(boolean granted, long now) {
            if (!granted) {
                refused++;
                return;
            }
            total++;
            lastMinute.addLast(now);
            lastTenSeconds.addLast(now);
            peak = Math.max(peak, lastMinute.size());
            shortPeak = Math.max(shortPeak, lastTenSeconds.size());
        }
    }
}
