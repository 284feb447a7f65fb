package io.helpdeskroi.connector.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;

/**
 * What every vendor account has been asked, in the database, so that all replicas count together. All times are the
 * database's.
 *
 * <p>
 * When a request reaches the vendor is not known, but it is not before it was handed out and not after its answer. So it
 * counts from the one until a whole window after the other, and no window of the vendor's can hold more than ours did.
 */
@ApplicationScoped
class RequestCounts {

    private final EntityManager database;

    RequestCounts(EntityManager database) {
        this.database = database;
    }

    /** A connection in a process, as one of those that use an account. */
    record Holder(String account, String id) {
    }

    /** What the table says of a bucket's limit; {@code blocked} is zero when it is not. */
    record Limit(Optional<Integer> perMinute, Duration blocked) {

        static final Limit UNKNOWN = new Limit(Optional.empty(), Duration.ZERO);

        int perMinute(Allowance allowance) {
            return perMinute.orElse(allowance.bucket().perMinute());
        }
    }

    /** Requests counted against a bucket in its minute and in its shorter time. */
    record Used(int inMinute, int inBurst) {
    }

    /**
     * What became of taking requests.
     *
     * @param granted requests that may be sent
     * @param pause time until one might be, if none is granted
     * @param limits requests a minute by bucket
     */
    record Outcome(int granted, Duration pause, Map<String, Integer> limits) {
    }

    /** Takes some requests that count against all these buckets, or none, and notes the news. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Outcome take(Holder holder, List<Allowance> allowances, List<HeldRequests.News> news, Instant now) {
        Map<String, Limit> limits = noted(holder, allowances, news, now);
        Map<String, Used> used = used(holder.account(), allowances);
        int granted = Integer.MAX_VALUE;
        for (Allowance allowance : allowances) {
            Limit limit = limits.get(allowance.bucket().id());
            granted = Math.min(granted, Math.min(allowance.chunk(limit.perMinute(allowance)),
                    free(allowance, limit, used.get(allowance.bucket().id()))));
        }
        if (granted > 0) {
            database.createNativeQuery("""
                    UPDATE request_flight SET requests = requests + :granted
                    WHERE account_key = :account AND holder = :holder AND bucket IN (:buckets)""")
                    .setParameter("granted", granted).setParameter("account", holder.account())
                    .setParameter("holder", holder.id()).setParameter("buckets", ids(allowances)).executeUpdate();
            return new Outcome(granted, Duration.ZERO, perMinute(allowances, limits));
        }
        Duration wait = Duration.ZERO;
        for (Allowance allowance : allowances) {
            Duration needed = wait(holder.account(), allowance, limits.get(allowance.bucket().id()),
                    used.get(allowance.bucket().id()));
            wait = needed.compareTo(wait) > 0 ? needed : wait;
        }
        return new Outcome(0, wait, perMinute(allowances, limits));
    }

    /** Only notes the news. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Map<String, Integer> note(Holder holder, List<Allowance> allowances, List<HeldRequests.News> news, Instant now) {
        return perMinute(allowances, noted(holder, allowances, news, now));
    }

    /** The limits of buckets as the table has them; a bucket that was never used is not in it. */
    @Transactional
    Map<String, Limit> limits(String account, List<Allowance> allowances) {
        return limits(account, allowances, "");
    }

    @Transactional
    Map<String, Used> used(String account, List<Allowance> allowances) {
        Map<String, Integer> minute = used(account, ids(allowances), allowances.get(0).pace().minute());
        Map<String, Used> used = new LinkedHashMap<>();
        for (Allowance allowance : allowances) {
            String id = allowance.bucket().id();
            int burst = allowance.bucket().burst().map(time -> used(account, List.of(id), time).getOrDefault(id, 0)).orElse(0);
            used.put(id, new Used(minute.getOrDefault(id, 0), burst));
        }
        return used;
    }

    /** Forgets what counts no longer; what somebody is at is left to the next time. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void forget(Duration longest) {
        for (String sql : List.of("""
                DELETE FROM request_use WHERE ctid IN (SELECT ctid FROM request_use
                WHERE answered_at <= statement_timestamp() - :longest * interval '1 s' FOR UPDATE SKIP LOCKED)""", """
                DELETE FROM request_flight WHERE ctid IN (SELECT ctid FROM request_flight
                WHERE until <= statement_timestamp() - :longest * interval '1 s' FOR UPDATE SKIP LOCKED)""")) {
            database.createNativeQuery(sql).setParameter("longest", seconds(longest)).executeUpdate();
        }
    }

    static int free(Allowance allowance, Limit limit, Used used) {
        if (!limit.blocked().isZero()) {
            return 0;
        }
        int perMinute = limit.perMinute(allowance);
        int free = allowance.perMinute(perMinute) - used.inMinute();
        return Math.max(0, allowance.perBurst(perMinute).map(most -> Math.min(free, most - used.inBurst())).orElse(free));
    }

    private Duration wait(String account, Allowance allowance, Limit limit, Used used) {
        String bucket = allowance.bucket().id();
        int perMinute = limit.perMinute(allowance);
        Duration minute = leaves(account, bucket, allowance.pace().minute(), used.inMinute() - allowance.perMinute(perMinute));
        Duration burst = allowance.perBurst(perMinute).map(most -> leaves(account, bucket,
                allowance.bucket().burst().orElseThrow(), used.inBurst() - most)).orElse(Duration.ZERO);
        Duration window = minute.compareTo(burst) > 0 ? minute : burst;
        return limit.blocked().compareTo(window) > 0 ? limit.blocked() : window;
    }

    /** Locks the buckets, always in the same order, and writes the news. */
    private Map<String, Limit> noted(Holder holder, List<Allowance> allowances, List<HeldRequests.News> all, Instant now) {
        Map<String, Limit> limits = locked(holder.account(), allowances);
        boolean learned = false;
        for (HeldRequests.News news : all) {
            if (news.perMinute().isPresent() || news.blockedUntil().isPresent()) {
                learn(holder.account(), news, now);
                learned = true;
            }
            note(holder, news, allowances.get(0).pace());
        }
        return learned ? limits(holder.account(), allowances, "") : limits;
    }

    private Map<String, Limit> locked(String account, List<Allowance> allowances) {
        Map<String, Limit> found = limits(account, allowances, " FOR UPDATE");
        if (found.size() == allowances.size()) {
            return found;
        }
        ids(allowances).stream().sorted().forEach(bucket -> database.createNativeQuery("""
                INSERT INTO request_budget (account_key, bucket) VALUES (:account, :bucket) ON CONFLICT DO NOTHING""")
                .setParameter("account", account).setParameter("bucket", bucket).executeUpdate());
        return limits(account, allowances, " FOR UPDATE");
    }

    private Map<String, Limit> limits(String account, List<Allowance> allowances, String lock) {
        List<?> rows = database.createNativeQuery("""
                SELECT bucket, per_minute, extract(epoch FROM blocked_until - clock_timestamp()) FROM request_budget
                WHERE account_key = :account AND bucket IN (:buckets) ORDER BY bucket""" + lock, Tuple.class)
                .setParameter("account", account).setParameter("buckets", ids(allowances)).getResultList();
        Map<String, Limit> limits = new LinkedHashMap<>();
        for (Object row : rows) {
            Tuple limit = (Tuple) row;
            limits.put(limit.get(0, String.class), new Limit(Optional.ofNullable(limit.get(1, Integer.class)),
                    Optional.ofNullable(limit.get(2, Number.class)).map(Number::doubleValue).filter(left -> left > 0)
                            .map(RequestCounts::duration).orElse(Duration.ZERO)));
        }
        return limits;
    }

    /** Greatest, since a block that another replica met may last longer. */
    private void learn(String account, HeldRequests.News news, Instant now) {
        database.createNativeQuery("""
                UPDATE request_budget SET per_minute = coalesce(nullif(CAST(:limit AS int), 0), per_minute),
                       blocked_until = greatest(blocked_until,
                           CASE WHEN :blocked > 0 THEN statement_timestamp() + :blocked * interval '1 s' END)
                WHERE account_key = :account AND bucket = :bucket""")
                .setParameter("limit", news.perMinute().orElse(0))
                .setParameter("blocked", news.blockedUntil().map(until -> seconds(Duration.between(now, until))).orElse(0.0))
                .setParameter("account", account).setParameter("bucket", news.bucket()).executeUpdate();
    }

    /**
     * The holder's requests are written as they are, not as changes, so that a commit of which the answer was lost does no
     * harm; that answered ones then count twice errs on the safe side.
     */
    private void note(Holder holder, HeldRequests.News news, Pace pace) {
        database.createNativeQuery("""
                WITH answered AS (
                    INSERT INTO request_use (account_key, bucket, answered_at, requests)
                    SELECT CAST(:account AS text), CAST(:bucket AS text), statement_timestamp(), CAST(:answered AS int)
                    WHERE CAST(:answered AS int) > 0),
                forgotten AS (
                    DELETE FROM request_use WHERE account_key = :account AND bucket = :bucket
                    AND answered_at <= statement_timestamp() - :minute * interval '1 s')
                INSERT INTO request_flight (account_key, bucket, holder, requests, until)
                VALUES (:account, :bucket, :holder, :flying, statement_timestamp() + :travel * interval '1 s')
                ON CONFLICT (account_key, bucket, holder) DO UPDATE SET requests = excluded.requests, until = excluded.until""")
                .setParameter("account", holder.account()).setParameter("bucket", news.bucket())
                .setParameter("holder", holder.id()).setParameter("answered", news.answered())
                .setParameter("flying", news.flying()).setParameter("minute", seconds(pace.minute()))
                .setParameter("travel", seconds(pace.travel())).executeUpdate();
    }

    private Map<String, Integer> used(String account, Collection<String> buckets, Duration window) {
        List<?> rows = database.createNativeQuery("""
                SELECT bucket, sum(requests) FROM (
                    SELECT bucket, requests FROM request_use
                    WHERE account_key = :account AND bucket IN (:buckets)
                    AND answered_at > statement_timestamp() - :window * interval '1 s'
                    UNION ALL SELECT bucket, requests FROM request_flight
                    WHERE account_key = :account AND bucket IN (:buckets)
                    AND until > statement_timestamp() - :window * interval '1 s') counted
                GROUP BY bucket""", Tuple.class)
                .setParameter("account", account).setParameter("buckets", buckets).setParameter("window", seconds(window))
                .getResultList();
        Map<String, Integer> used = new LinkedHashMap<>();
        rows.stream().map(Tuple.class::cast)
                .forEach(row -> used.put(row.get(0, String.class), row.get(1, Number.class).intValue()));
        return used;
    }

    /** When so many requests and one more will have left the window; those under way leave a window from now at the best. */
    private Duration leaves(String account, String bucket, Duration window, int excess) {
        if (excess < 0) {
            return Duration.ZERO;
        }
        List<?> found = database.createNativeQuery("""
                SELECT extract(epoch FROM last - statement_timestamp()) + :window FROM (
                    SELECT last, sum(requests) OVER (ORDER BY last) AS gone FROM (
                        SELECT answered_at AS last, requests FROM request_use
                        WHERE account_key = :account AND bucket = :bucket
                        AND answered_at > statement_timestamp() - :window * interval '1 s'
                        UNION ALL SELECT least(until, statement_timestamp()), requests FROM request_flight
                        WHERE account_key = :account AND bucket = :bucket
                        AND until > statement_timestamp() - :window * interval '1 s') counted) leaving
                WHERE gone > :excess ORDER BY last LIMIT 1""")
                .setParameter("account", account).setParameter("bucket", bucket).setParameter("window", seconds(window))
                .setParameter("excess", excess).getResultList();
        return found.stream().map(left -> duration(((Number) left).doubleValue())).findFirst().orElse(Duration.ZERO);
    }

    private static Map<String, Integer> perMinute(List<Allowance> allowances, Map<String, Limit> limits) {
        Map<String, Integer> perMinute = new LinkedHashMap<>();
        allowances.forEach(allowance -> perMinute.put(allowance.bucket().id(),
                limits.get(allowance.bucket().id()).perMinute(allowance)));
        return perMinute;
    }

    private static List<String> ids(List<Allowance> allowances) {
        return allowances.stream().map(allowance -> allowance.bucket().id()).toList();
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static Duration duration(double seconds) {
        return Duration.ofNanos((long) (Math.max(0, seconds) * 1e9));
    }
}
