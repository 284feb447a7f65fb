package io.helpdeskroi.connector.spi;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.FactRecord;
import io.helpdeskroi.contract.Interaction;
import io.helpdeskroi.contract.Period;

/**
 * How a vendor is asked what a feed should hold, independently of the feed itself: its own count of the objects created in
 * a window, and, where it has one, the list of their ids. The completeness ledger compares the answers with what arrived.
 *
 * @param <S> the vendor's session
 */
public interface Census<S> {

    /** Kind of the facts that are counted; one fact per counted object. */
    Entity entity();

    /** What the external ids of the counted facts begin with, for example {@code ticket:}; the rest is the vendor's id. */
    String prefix();

    /** Whether a fact of the feed is one of the counted objects. */
    default boolean counts(FactRecord record) {
        return record.id().entity() == entity() && record.id().externalId().startsWith(prefix());
    }

    /**
     * When the vendor says that a counted object was created: the axis of the windows. It never changes for an object.
     * Asked only for facts that count.
     */
    default Instant createdAt(FactRecord record) {
        return ((Interaction) record.fact()).createdAt();
    }

    /** Whether a counted fact says that the vendor has deleted its object, so that the vendor counts it no more. */
    default boolean isDeleted(FactRecord record) {
        return record.fact() instanceof Interaction interaction && interaction.deletedAt() != null;
    }

    /** Least width of a window that the vendor can count exactly; windows start at multiples of it in UTC. */
    default Duration grain() {
        return Duration.ofHours(1);
    }

    /**
     * The vendor's count of the objects created in {@code [from, to)} that it has not deleted.
     *
     * @throws VendorFailure any failure, classified
     */
    long count(S session, Period window);

    /**
     * The vendor's ids of the objects created in {@code [from, to)}, a page at a time; empty where the vendor has no such
     * list, and then silent deletions cannot be looked for.
     *
     * @param cursor where to read on; empty for the first page
     * @throws VendorFailure any failure, classified
     */
    default Optional<IdPage> ids(S session, Period window, Optional<Cursor> cursor) {
        return Optional.empty();
    }

    /**
     * A page of vendor ids.
     *
     * @param next where the following page begins; empty on the last one
     */
    record IdPage(List<String> vendorIds, Optional<Cursor> next) {
        public IdPage {
            vendorIds = List.copyOf(vendorIds);
        }
    }
}
