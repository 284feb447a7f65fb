package io.helpdeskroi.connector.spi;

import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A vendor's own reading of an answer whose status says less than it means, asked before the runtime's table of statuses.
 * Zendesk's 422 "Too recent start_time" is the model: it means "nothing yet", not a wrong request.
 */
@FunctionalInterface
public interface ResponseMeaning {

    /** Nothing beyond the runtime's table. */
    ResponseMeaning STANDARD = (status, path, body) -> Optional.empty();

    /**
     * The failure this answer means; empty to leave it to the runtime's table.
     *
     * @param status HTTP status, 300 or above
     * @param path path of the request, without query
     * @param body reads the answer's body; never put it into a message
     */
    Optional<VendorFailure> read(int status, String path, Supplier<String> body);

    /** When a refusal for too many requests ends, where a header of the vendor's own tells it and not {@code Retry-After}. */
    default Optional<Instant> limitedUntil(HttpHeaders headers, Instant now) {
        return Optional.empty();
    }
}
