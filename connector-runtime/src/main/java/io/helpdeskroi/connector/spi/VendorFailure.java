package io.helpdeskroi.connector.spi;

import java.time.Instant;

/**
 * A call to a vendor that did not give a usable answer, classified by what has to happen next. Messages name the request
 * (method, path without query) and status, never a token or body.
 */
public sealed abstract class VendorFailure extends RuntimeException {

    private VendorFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /** Too many requests: nothing is wrong, wait until the instant. */
    public static final class RateLimited extends VendorFailure {
        private final Instant until;

        public RateLimited(String message, Instant until) {
            super(message, null);
            this.until = until;
        }

        /** When the next request may be sent. */
        public Instant until() {
            return until;
        }
    }

    /** A passing fault (network, 5xx, conflict): try again later with back-off. */
    public static final class Transient extends VendorFailure {
        public Transient(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The account refuses our credentials: pause the connection and tell the admin. */
    public static final class Credentials extends VendorFailure {
        public Credentials(String message) {
            super(message, null);
        }
    }

    /** The account lacks the plan or permission for this feed: this stream stops with the reason, others go on. */
    public static final class Forbidden extends VendorFailure {
        public Forbidden(String message) {
            super(message, null);
        }
    }

    /** The thing asked for is gone. */
    public static final class Gone extends VendorFailure {
        public Gone(String message) {
            super(message, null);
        }
    }

    /** The vendor answered with something its own format does not allow; retrying will not help. */
    public static final class Protocol extends VendorFailure {
        public Protocol(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The feed has nothing at this position yet: as good as an empty last page; the cursor stays. */
    public static final class NothingYet extends VendorFailure {
        public NothingYet(String message) {
            super(message, null);
        }
    }
}
