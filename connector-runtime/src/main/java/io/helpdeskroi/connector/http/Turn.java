package io.helpdeskroi.connector.http;

import java.time.Duration;

/**
 * What the budget says to a request: go, or come back.
 */
sealed interface Turn {

    /** Not yet. */
    record Later(Duration pause) implements Turn {
    }

    /** It may be sent now. It counts as on its way until one of these is told, the first time. */
    non-sealed interface Granted extends Turn {
        /** The vendor answered, or can no longer be reached by this request. */
        void answered();

        /** Nobody waits for the answer any more, but the request may still reach the vendor. */
        void abandoned();
    }
}
