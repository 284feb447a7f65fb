package io.helpdeskroi.connector.http;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one process holds of a connection's requests, and what of it the database has yet to be told. Never blocks.
 */
final class HeldRequests {

    private final Pace pace;
    private final Map<String, Held> buckets = new LinkedHashMap<>();
    private final Map<Kind, Chunk> chunks = new HashMap<>();
    private final Deque<Abandoned> abandoned = new ArrayDeque<>();

    /** Requests that count against the same buckets, the most specific first, and are equally urgent. */
    record Kind(List<String> buckets, Urgency urgency) {
    }

    /**
     * What there is to tell of a bucket.
     *
     * @param flying requests handed out and not answered
     * @param answered requests answered since this was last told
     * @param perMinute the limit as the vendor states it, if that is news
     * @param blockedUntil when the vendor wants to be asked again, if that is news
     */
    record News(String bucket, int flying, int answered, Optional<Integer> perMinute, Optional<Instant> blockedUntil) {
    }

    private static final class Held {
        private int flying;
        private int answered;
        private boolean changed;
        private int limit;
        private Optional<Integer> learned = Optional.empty();
        private Optional<Instant> blockedUntil = Optional.empty();
        private long toldNanos;
    }

    private static final class Chunk {
        private final long closesNanos;
        private int left;

        private Chunk(int left, long closesNanos) {
            this.left = left;
            this.closesNanos = closesNanos;
        }
    }

    private record Abandoned(List<String> buckets, long goneNanos) {
    }

    HeldRequests(Pace pace, Map<String, Integer> limits) {
        this.pace = pace;
        limits.forEach((bucket, limit) -> {
            Held held = new Held();
            held.limit = limit;
            buckets.put(bucket, held);
        });
    }

    /** Takes one request of those handed out before, if one is left that has not waited too long. */
    synchronized boolean takeOne(Kind kind, long nanos) {
        Chunk chunk = chunks.get(kind);
        if (chunk == null || chunk.left == 0 || nanos - chunk.closesNanos >= 0) {
            return false;
        }
        chunk.left--;
        return true;
    }

    /** What to tell of these buckets, after what was not used has been put back. */
    synchronized List<News> news(List<String> of, long nanos) {
        putBack(nanos);
        return of.stream().map(bucket -> {
            Held held = buckets.get(bucket);
            held.changed = false;
            return new News(bucket, held.flying - held.answered, held.answered, held.learned, held.blockedUntil);
        }).toList();
    }

    /** Buckets of which there is something to tell, or of which nothing was told for long. */
    synchronized List<String> untold(long nanos) {
        putBack(nanos);
        return buckets.entrySet().stream()
                .filter(bucket -> bucket.getValue().changed || bucket.getValue().flying > 0
                        && nanos - bucket.getValue().toldNanos > pace.travel().toNanos() / 3)
                .map(Map.Entry::getKey).toList();
    }

    /** The database knows this now. */
    synchronized void told(List<News> all, Map<String, Integer> limits, long nanos) {
        for (News news : all) {
            Held held = buckets.get(news.bucket());
            held.flying -= news.answered();
            held.answered -= news.answered();
            held.limit = limits.get(news.bucket());
            held.learned = held.learned.filter(limit -> limit != held.limit);
            held.blockedUntil = held.blockedUntil.filter(until -> !news.blockedUntil().equals(Optional.of(until)));
            held.toldNanos = nanos;
        }
    }

    /** The database may not know this. */
    synchronized void notTold(List<News> all) {
        all.forEach(news -> buckets.get(news.bucket()).changed = true);
    }

    /** So many requests were handed out then. */
    synchronized void granted(Kind kind, int requests, long nanos) {
        kind.buckets().forEach(bucket -> buckets.get(bucket).flying += requests);
        chunks.put(kind, new Chunk(requests, nanos + pace.chunk().toNanos()));
    }

    synchronized void answered(List<String> of) {
        of.forEach(bucket -> {
            buckets.get(bucket).answered++;
            buckets.get(bucket).changed = true;
        });
    }

    synchronized void abandoned(List<String> of, long nanos) {
        abandoned.add(new Abandoned(of, nanos + pace.travel().toNanos()));
    }

    /** Whether that is news. */
    synchronized boolean learned(String bucket, int perMinute) {
        Held held = buckets.get(bucket);
        boolean news = held.learned.orElse(held.limit) != perMinute;
        if (news) {
            held.learned = Optional.of(perMinute);
            held.changed = true;
        }
        return news;
    }

    /** Nothing more of this bucket until then, not even of what was handed out. */
    synchronized void block(String bucket, Instant until) {
        Held held = buckets.get(bucket);
        held.blockedUntil = Optional.of(held.blockedUntil.filter(until::isBefore).orElse(until));
        held.changed = true;
        chunks.entrySet().removeIf(chunk -> chunk.getKey().buckets().contains(bucket) && close(chunk));
    }

    private void putBack(long nanos) {
        chunks.entrySet().removeIf(chunk -> nanos - chunk.getValue().closesNanos >= 0 && close(chunk));
        for (Iterator<Abandoned> oldest = abandoned.iterator(); oldest.hasNext();) {
            Abandoned request = oldest.next();
            if (nanos - request.goneNanos() < 0) {
                break;
            }
            answered(request.buckets());
            oldest.remove();
        }
    }

    private boolean close(Map.Entry<Kind, Chunk> chunk) {
        int left = chunk.getValue().left;
        if (left > 0) {
            chunk.getKey().buckets().forEach(bucket -> {
                buckets.get(bucket).flying -= left;
                buckets.get(bucket).changed = true;
            });
        }
        return true;
    }
}
