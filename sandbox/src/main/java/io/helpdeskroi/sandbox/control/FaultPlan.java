package io.helpdeskroi.sandbox.control;

import java.time.Instant;
import java.util.List;

/**
 * How the sandbox misbehaves.
 *
 * @param seed of the chance behind probabilities; default 1
 * @param faults tried in order for every request: the first that ends or delays it does, and all that distort its records
 */
public record FaultPlan(long seed, List<Fault> faults) {

    /** Behaves. */
    public static final FaultPlan NONE = new FaultPlan(1, List.of());

    public FaultPlan {
        seed = seed == 0 ? 1 : seed;
        faults = faults == null ? List.of() : List.copyOf(faults);
    }

    /**
     * One way to misbehave and when: by {@code probability}, at every {@code every}th request, for the {@code next} requests,
     * or, without any of these, always.
     *
     * @param kind what goes wrong
     * @param path only for requests whose path contains this text; default all
     * @param probability share of requests struck
     * @param every strikes each n-th request that matches
     * @param next strikes the next n requests that match, then no more
     * @param after leaves the first n matching requests alone
     * @param delayMs how slow {@code SLOW} is; default 2000
     * @param share share of records struck by {@code MALFORMED_RECORD} and {@code HIDDEN_RECORDS}; default 0.01
     * @param retryAfter seconds in the {@code Retry-After} of {@code RATE_LIMIT}; absent leaves the header out
     * @param from {@code CUT_RECORDS} cuts what was created from this instant on; absent for the beginning
     * @param to and before this one; absent for the end
     * @param limit but only so many that the vendor counts; absent for all
     */
    public record Fault(Kind kind, String path, Double probability, Integer every, Integer next, Integer after,
            Integer delayMs, Double share, Integer retryAfter, Instant from, Instant to, Integer limit) {

        public Fault {
            if (kind == null) {
                throw new io.helpdeskroi.contract.InvalidFactException("faults.kind", "is missing", "a kind of fault");
            }
            path = path == null ? "" : path;
            after = after == null ? 0 : after;
            delayMs = delayMs == null ? 2_000 : delayMs;
            share = share == null ? 0.01 : share;
        }
    }

    /** What can go wrong. */
    public enum Kind {
        /** 429, with or without Retry-After. */
        RATE_LIMIT,
        /** 500 with the vendor's page of apology. */
        SERVER_ERROR,
        /** 504 that says the upstream timed out: the page was too big. */
        TIMEOUT,
        /** 401 although the credentials are right. */
        UNAUTHORIZED,
        /** The connection is cut before an answer. */
        RESET,
        /** The answer comes late. */
        SLOW,
        /** The answer breaks off in the middle of its body. */
        TRUNCATED,
        /** Some records lack what makes them one. */
        MALFORMED_RECORD,
        /** The link to the next page names another host. */
        FOREIGN_LINK,
        /** The cursor of the next page is that of this page. */
        LOOPING_CURSOR,
        /** Some records are left out of the feeds. */
        HIDDEN_RECORDS,
        /** The records created in a window are left out of the feeds; the vendor still counts them. */
        CUT_RECORDS;

        /** Whether it distorts records or links of an answer, rather than ending the request or holding it up. */
        boolean distorts() {
            return switch (this) {
                case MALFORMED_RECORD, FOREIGN_LINK, LOOPING_CURSOR, HIDDEN_RECORDS, CUT_RECORDS -> true;
                case RATE_LIMIT, SERVER_ERROR, TIMEOUT, UNAUTHORIZED, RESET, SLOW, TRUNCATED -> false;
            };
        }
    }
}
