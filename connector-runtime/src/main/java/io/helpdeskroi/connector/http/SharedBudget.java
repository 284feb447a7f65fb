package io.helpdeskroi.connector.http;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

import org.jboss.logging.Logger;

import io.helpdeskroi.connector.spi.VendorDescriptor;
import io.helpdeskroi.connector.spi.VendorDescriptor.Bucket;
import io.helpdeskroi.connector.spi.VendorFailure;

/**
 * The share of an account's request limits that its admin grants a connection, counted in the database together with what
 * everybody else asks of the account. What the vendor's headers say overrules what its documentation says.
 */
final class SharedBudget extends RequestBudget {

    private static final Logger LOG = Logger.getLogger(SharedBudget.class);

    /** Part of the pace that a forecast keeps even while live polling uses it all, since it will have caught up. */
    private static final double LEAST_PART = 0.1;

    private final RequestCounts counts;
    private final RequestCounts.Holder holder;
    private final VendorDescriptor descriptor;
    private final Pace pace;
    private final Clock clock;
    private final HeldRequests held;
    /** One thread at a time asks the database; the others find what it brings. */
    private final ReentrantLock asking = new ReentrantLock(true);
    private final Map<HeldRequests.Kind, Long> refusedUntil = new ConcurrentHashMap<>();
    private volatile double share;

    SharedBudget(RequestCounts counts, String account, VendorDescriptor descriptor, double share, Pace pace, Clock clock) {
        this.counts = counts;
        this.holder = new RequestCounts.Holder(account, UUID.randomUUID().toString());
        this.descriptor = descriptor;
        this.share = share;
        this.pace = pace;
        this.clock = clock;
        this.held = new HeldRequests(pace,
                descriptor.buckets().stream().collect(Collectors.toMap(Bucket::id, Bucket::perMinute)));
    }

    boolean isOf(String account) {
        return holder.account().equals(account);
    }

    /** The admin has changed the share. */
    void share(double newShare) {
        if (share != newShare) {
            share = newShare;
            refusedUntil.clear();
        }
    }

    @Override
    public Map<String, Integer> remaining() {
        tellAll();
        Map<String, Integer> remaining = new LinkedHashMap<>();
        List<Allowance> allowances = allowances(descriptor.buckets(), Urgency.LIVE);
        if (allowances.isEmpty()) {
            return remaining;
        }
        Map<String, RequestCounts.Limit> limits = counts.limits(holder.account(), allowances);
        Map<String, RequestCounts.Used> used = counts.used(holder.account(), allowances);
        allowances.forEach(allowance -> remaining.put(allowance.bucket().id(), RequestCounts.free(allowance,
                limits.getOrDefault(allowance.bucket().id(), RequestCounts.Limit.UNKNOWN), used.get(allowance.bucket().id()))));
        return remaining;
    }

    @Override
    public Map<String, Integer> limits() {
        tellAll();
        List<Allowance> allowances = allowances(descriptor.buckets(), Urgency.LIVE);
        if (allowances.isEmpty()) {
            return Map.of();
        }
        Map<String, RequestCounts.Limit> limits = counts.limits(holder.account(), allowances);
        return allowances.stream().map(Allowance::bucket).collect(Collectors.toMap(Bucket::id, bucket -> limits
                .getOrDefault(bucket.id(), RequestCounts.Limit.UNKNOWN).perMinute().orElse(bucket.perMinute())));
    }

    @Override
    public Duration timeFor(long calls, String path) {
        List<Allowance> allowances = allowances(bucketsFor(path), Urgency.BACKGROUND);
        if (allowances.isEmpty()) {
            return Duration.ZERO;
        }
        Map<String, RequestCounts.Limit> limits = counts.limits(holder.account(), allowances);
        Map<String, RequestCounts.Used> used = counts.used(holder.account(), allowances);
        double minutes = 0;
        Duration blocked = Duration.ZERO;
        for (Allowance allowance : allowances) {
            RequestCounts.Limit limit = limits.getOrDefault(allowance.bucket().id(), RequestCounts.Limit.UNKNOWN);
            double most = allowance.sustainedPerMinute(limit.perMinute(allowance));
            double left = most - used.get(allowance.bucket().id()).inMinute();
            minutes = Math.max(minutes, calls / Math.max(left, most * LEAST_PART));
            blocked = limit.blocked().compareTo(blocked) > 0 ? limit.blocked() : blocked;
        }
        return blocked.plusMillis((long) Math.ceil(minutes * pace.minute().toMillis()));
    }

    @Override
    Turn take(String path, Urgency urgency) {
        List<Bucket> buckets = bucketsFor(path);
        if (buckets.isEmpty()) {
            return UNCOUNTED.take(path, urgency);
        }
        HeldRequests.Kind kind = new HeldRequests.Kind(buckets.stream().map(Bucket::id).toList(), urgency);
        lockForAsking();
        try {
            long now = System.nanoTime();
            if (held.takeOne(kind, now)) {
                return new Request(kind.buckets());
            }
            long refused = refusedUntil.getOrDefault(kind, now) - now;
            return refused > 0 ? new Turn.Later(Duration.ofNanos(refused)) : ask(kind, allowances(buckets, urgency));
        } finally {
            asking.unlock();
        }
    }

    private void lockForAsking() {
        try {
            asking.lockInterruptibly();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new VendorFailure.Transient("stopped while waiting for the request budget", stopped);
        }
    }

    private Turn ask(HeldRequests.Kind kind, List<Allowance> allowances) {
        long asked = System.nanoTime();
        List<HeldRequests.News> news = held.news(kind.buckets(), asked);
        RequestCounts.Outcome outcome;
        try {
            outcome = counts.take(holder, allowances, news, clock.instant());
        } catch (RuntimeException away) {
            held.notTold(news);
            throw new VendorFailure.Transient("the request budget cannot be read: " + away.getClass().getSimpleName(), away);
        }
        held.told(news, outcome.limits(), asked);
        if (outcome.granted() == 0) {
            refusedUntil.put(kind, System.nanoTime() + outcome.pause().toNanos());
            return new Turn.Later(outcome.pause());
        }
        // An answer that took long to come: what was granted may count no longer, so it is put back unused.
        boolean late = System.nanoTime() - asked > pace.travel().toNanos() / 3;
        held.granted(kind, outcome.granted(), late ? asked : System.nanoTime());
        return held.takeOne(kind, System.nanoTime()) ? new Request(kind.buckets()) : new Turn.Later(Duration.ZERO);
    }

    @Override
    void learn(String path, HttpHeaders headers, Instant now) {
        for (Bucket bucket : bucketsFor(path)) {
            descriptor.limits().read(bucket, headers, now).ifPresent(reading -> {
                if (reading.total() > 0 && held.learned(bucket.id(), reading.total())) {
                    refusedUntil.clear();
                }
                if (reading.remaining() <= 0) {
                    held.block(bucket.id(), reading.resetsAt());
                }
            });
        }
    }

    @Override
    void block(String path, Instant until) {
        bucketsFor(path).stream().findFirst().ifPresent(bucket -> held.block(bucket.id(), until));
    }

    /** Tells the database what it does not know; what fails is told the next time. */
    void tellAll() {
        if (!asking.tryLock()) {
            return;
        }
        try {
            long asked = System.nanoTime();
            List<String> untold = held.untold(asked);
            if (untold.isEmpty()) {
                return;
            }
            List<Allowance> allowances = allowances(descriptor.buckets().stream()
                    .filter(bucket -> untold.contains(bucket.id())).toList(), Urgency.LIVE);
            List<HeldRequests.News> news = held.news(allowances.stream().map(allowance -> allowance.bucket().id()).toList(),
                    asked);
            try {
                held.told(news, counts.note(holder, allowances, news, clock.instant()), asked);
            } catch (RuntimeException away) {
                held.notTold(news);
                LOG.warnf("the requests made of an account could not be noted: %s", away.getClass().getSimpleName());
            }
        } finally {
            asking.unlock();
        }
    }

    private List<Allowance> allowances(List<Bucket> buckets, Urgency urgency) {
        return buckets.stream().map(bucket -> new Allowance(bucket, share, urgency, pace)).toList();
    }

    /** The most specific bucket of a path, and the account's own, which every request counts against. */
    private List<Bucket> bucketsFor(String path) {
        List<Bucket> found = new ArrayList<>();
        List<Bucket> buckets = descriptor.buckets();
        for (Bucket bucket : buckets) {
            boolean last = bucket == buckets.get(buckets.size() - 1);
            if (last || found.isEmpty() && bucket.path().matcher(path).find()) {
                found.add(bucket);
            }
        }
        return found;
    }

    private final class Request implements Turn.Granted {

        private final List<String> buckets;
        private final AtomicBoolean ended = new AtomicBoolean();

        private Request(List<String> buckets) {
            this.buckets = buckets;
        }

        @Override
        public void answered() {
            if (ended.compareAndSet(false, true)) {
                held.answered(buckets);
            }
        }

        @Override
        public void abandoned() {
            if (ended.compareAndSet(false, true)) {
                held.abandoned(buckets, System.nanoTime());
            }
        }
    }
}
