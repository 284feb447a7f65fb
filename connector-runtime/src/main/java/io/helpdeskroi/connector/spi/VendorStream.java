package io.helpdeskroi.connector.spi;

import java.util.Optional;

/**
 * One vendor feed. {@code fetch} reads the page at a cursor and maps it; it keeps no state of its own, so that the same
 * cursor gives the same records whichever process asks.
 *
 * @param <S> the vendor's session
 */
public interface VendorStream<S> {

    /** Constant description of the feed. */
    StreamDescriptor descriptor();

    /**
     * Reads one page.
     *
     * @throws VendorFailure any failure, classified; a single bad row is no failure but a {@link MappedRecord.Malformed}
     */
    Fetched fetch(S session, FetchContext context);

    /** How the vendor is asked what the feed should hold; empty where it cannot be asked. */
    default Optional<Census<S>> census() {
        return Optional.empty();
    }

    /** How one object of the feed is read anew; empty where the vendor gives objects in pages only. */
    default Optional<SingleRead<S>> single() {
        return Optional.empty();
    }
}
