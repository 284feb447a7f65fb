package io.helpdeskroi.sandbox.control;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Counts what is asked of the vendors and keeps their budgets: per bucket at most so many requests in a minute.
 */
@ApplicationScoped
public class RequestLog {

    private static final long MINUTE_MS = 60_000;

    private final Clock clock;
    private final Map<String, Bucket> buckets = new TreeMap<>();
    private final Map<String, Long> paths = new TreeMap<>();

    RequestLog(Clock clock) {
        this.clock = clock;
    }

    /** A budget after a request. */
    public record Budget(boolean granted, int limit, int remaining, int resetsInSeconds) {
    }

    /** What was asked so far: requests by path, and the use of each budget. */
    public record Report(long total, Map<String, Long> paths, Map<String, Use> buckets) {
    }

    /** Use of one budget: requests granted and refused, and the most granted in any sixty seconds. */
    public record Use(int limitPerMinute, long granted, long refused, int peakPerMinute) {
    }

    /** Counts a request for a path. */
    public synchronized void count(String path) {
        paths.merge(path, 1L, Long::sum);
    }

    /** Takes one request from the bucket's budget of this minute. */
    public synchronized Budget take(String name, int limitPerMinute) {
        long now = clock.millis();
        Bucket bucket = buckets.computeIfAbsent(name, any -> new Bucket());
        bucket.limit = limitPerMinute;
        while (!bucket.granted.isEmpty() && bucket.granted.peekFirst() <= now - MINUTE_MS) {
            bucket.granted.removeFirst();
        }
        boolean granted = bucket.granted.size() < limitPerMinute;
        if (granted) {
            bucket.granted.addLast(now);
            bucket.total++;
            bucket.peak = Math.max(bucket.peak, bucket.granted.size());
        } else {
            bucket.refused++;
        }
        long oldest = bucket.granted.isEmpty() ? now : bucket.granted.peekFirst();
        int resets = (int) Math.max(1, (oldest + MINUTE_MS - now + 999) / 1000);
        return new Budget(granted, limitPerMinute, limitPerMinute - bucket.granted.size(), resets);
    }

    synchronized Report report() {
        Map<String, Use> uses = new TreeMap<>();
        buckets.forEach((name, bucket) -> uses.put(name, new Use(bucket.limit, bucket.total, bucket.refused, bucket.peak)));
        return new Report(paths.values().stream().mapToLong(Long::longValue).sum(), new TreeMap<>(paths), uses);
    }

    synchronized void clear() {
        buckets.clear();
        paths.clear();
    }

    private static final class Bucket {
        private final Deque<Long> granted = new ArrayDeque<>();
        private int limit;
        private long total;
        private long refused;
        private int peak;
    }
}
