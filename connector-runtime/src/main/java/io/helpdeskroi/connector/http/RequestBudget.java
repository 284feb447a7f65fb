package io.helpdeskroi.connector.http;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * The requests that a connection may make of its account.
 */
public abstract sealed class RequestBudget permits SharedBudget, UncountedBudget {

    /** For requests that count against no limit, and for sessions that make none. */
    public static final RequestBudget UNCOUNTED = new UncountedBudget();

    /** Requests that could be sent now, by bucket. */
    public abstract Map<String, Integer> remaining();

    /** Requests a minute that the vendor allows the whole account, as it last said or else as it documents, by bucket. */
    public abstract Map<String, Integer> limits();

    /** How long this many requests of a path would take in the background, as things are. */
    public abstract Duration timeFor(long calls, String path);

    /** Takes one request of this path, or says how long to wait before trying again. */
    abstract Turn take(String path, Urgency urgency);

    /** Learns from the limit headers of an answer. Never blocks. */
    abstract void learn(String path, HttpHeaders headers, Instant now);

    /** The vendor refused a request of this path: nothing more of its bucket before {@code until}. Never blocks. */
    abstract void block(String path, Instant until);
}
