package io.helpdeskroi.sandbox.zendesk;

import java.util.List;

/**
 * Which budgets a request spends, by its path. The vendor's limits per minute, scaled with the limit of the incremental
 * exports that the configuration names.
 */
final class Buckets {

    private static final int VENDOR_INCREMENTAL_LIMIT = 10;
    private static final int ACCOUNT_LIMIT = 700;

    /** A budget: its name in the vendor's header, and the vendor's limit. */
    record Bucket(String name, int limit) {
    }

    private static final Bucket ACCOUNT = new Bucket("account", ACCOUNT_LIMIT);

    private Buckets() {
    }

    /** The account's budget and, where the path has one, its own. */
    static List<Bucket> of(String path) {
        if (path.contains("/incremental/users/cursor")) {
            return List.of(ACCOUNT, new Bucket("incremental-users-cursor", 20));
        }
        if (path.contains("/voice/stats/incremental/")) {
            return List.of(ACCOUNT, new Bucket("talk-incremental", VENDOR_INCREMENTAL_LIMIT));
        }
        if (path.contains("/incremental/")) {
            return List.of(ACCOUNT, new Bucket(path.endsWith("/cursor") ? "incremental-exports-cursor" : "incremental-exports",
                    VENDOR_INCREMENTAL_LIMIT));
        }
        if (path.contains("/deleted_tickets")) {
            return List.of(ACCOUNT, new Bucket("deleted-tickets-index", 10));
        }
        if (path.contains("/search")) {
            return List.of(ACCOUNT, new Bucket("search-index", 100));
        }
        return List.of(ACCOUNT);
    }

    /** The two names of the incremental exports share one budget. */
    static String shared(Bucket bucket) {
        return bucket.name().startsWith("incremental-exports") ? "incremental-exports" : bucket.name();
    }

    static int scaled(Bucket bucket, int incrementalLimit) {
        return Math.max(1, (int) ((long) bucket.limit() * incrementalLimit / VENDOR_INCREMENTAL_LIMIT));
    }
}
