package io.helpdeskroi.connector.http;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.helpdeskroi.connector.spi.VendorDescriptor.Bucket;
import io.helpdeskroi.connector.spi.VendorDescriptor.LimitHeaders;
import io.helpdeskroi.connector.spi.VendorDescriptor.LimitReading;

/**
 * The share of an account's request limits that its admin grants us, common to all streams of the connection. Within any
 * 60 seconds no bucket gives out more than its share; what the vendor's headers say overrules what its documentation says.
 */
public final class RequestBudget {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final List<Bucket> buckets;
    private final LimitHeaders limits;
    private final Map<String, State> states = new LinkedHashMap<>();
    private double share;

    /** @param share part of each limit that may be used, above 0 and at most 1 */
    public RequestBudget(List<Bucket> buckets, LimitHeaders limits, double share) {
        this.buckets = buckets;
        this.limits = limits;
        this.share = share;
        buckets.forEach(bucket -> states.put(bucket.id(), new State(bucket.perMinute())));
    }

    /** The admin has changed the share. */
    public synchronized void share(double newShare) {
        share = newShare;
    }

    /** Takes one request of this path from the budget, or says how long to wait before trying again. */
    synchronized Duration tryAcquire(String path, Instant now) {
        List<State> counted = countedFor(path);
        Duration wait = Duration.ZERO;
        for (State state : counted) {
            Duration needed = state.waitAt(now);
            wait = needed.compareTo(wait) > 0 ? needed : wait;
        }
        if (wait.isZero()) {
            counted.forEach(state -> state.granted.addLast(now));
        }
        return wait;
    }

    /** Learns from the limit headers of an answer. */
    synchronized void learn(String path, HttpHeaders headers, Instant now) {
        for (Bucket bucket : bucketsFor(path)) {
            limits.read(bucket, headers, now).ifPresent(reading -> states.get(bucket.id()).learn(reading));
        }
    }

    /** The vendor refused a request of this path: nothing more of its bucket before {@code until}. */
    synchronized void block(String path, Instant until) {
        bucketsFor(path).stream().findFirst().map(bucket -> states.get(bucket.id())).ifPresent(state -> state.block(until));
    }

    /** Requests that could be sent now, by bucket. */
    public synchronized Map<String, Integer> remaining(Instant now) {
        Map<String, Integer> remaining = new LinkedHashMap<>();
        states.forEach((id, state) -> remaining.put(id, state.remainingAt(now)));
        return remaining;
    }

    /** How long this many requests of a path take in the background, at the pace of the tightest bucket. */
    public synchronized Duration timeFor(long calls, String path) {
        int perMinute = countedFor(path).stream().mapToInt(state -> Math.max(1, state.allowance() * 4 / 5)).min()
                .orElse(Integer.MAX_VALUE);
        return Duration.ofMillis(Math.multiplyExact(calls, WINDOW.toMillis()) / perMinute);
    }

    private List<State> countedFor(String path) {
        return bucketsFor(path).stream().map(bucket -> states.get(bucket.id())).toList();
    }

    /** The most specific bucket of a path, and the account's own, which every request counts against. */
    private List<Bucket> bucketsFor(String path) {
        List<Bucket> found = new ArrayList<>();
        for (Bucket bucket : buckets) {
            boolean last = bucket == buckets.get(buckets.size() - 1);
            if (last || found.isEmpty() && bucket.path().matcher(path).find()) {
                found.add(bucket);
            }
        }
        return found;
    }

    private final class State {

        private final Deque<Instant> granted = new ArrayDeque<>();
        private int perMinute;
        private Instant blockedUntil = Instant.MIN;

        State(int perMinute) {
            this.perMinute = perMinute;
        }

        int allowance() {
            return Math.max(1, (int) Math.floor(perMinute * share));
        }

        Duration waitAt(Instant now) {
            forget(now);
            Instant free = blockedUntil;
            if (granted.size() >= allowance()) {
                int excess = granted.size() - allowance();
                Instant leaves = granted.stream().skip(excess).findFirst().orElse(now).plus(WINDOW);
                free = leaves.isAfter(free) ? leaves : free;
            }
            return free.isAfter(now) ? Duration.between(now, free) : Duration.ZERO;
        }

        int remainingAt(Instant now) {
            forget(now);
            return blockedUntil.isAfter(now) ? 0 : Math.max(0, allowance() - granted.size());
        }

        void learn(LimitReading reading) {
            if (reading.total() > 0) {
                perMinute = reading.total();
            }
            if (reading.remaining() <= 0) {
                block(reading.resetsAt());
            }
        }

        void block(Instant until) {
            blockedUntil = until.isAfter(blockedUntil) ? until : blockedUntil;
        }

        private void forget(Instant now) {
            while (!granted.isEmpty() && !granted.peekFirst().plus(WINDOW).isAfter(now)) {
                granted.removeFirst();
            }
        }
    }
}
