package io.helpdeskroi.connector.ledger;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.helpdeskroi.connector.spi.Census;
import io.helpdeskroi.connector.spi.Cursor;
import io.helpdeskroi.connector.spi.VendorFailure;
import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.Event;
import io.helpdeskroi.contract.EventKind;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.FactRecord;
import io.helpdeskroi.contract.Period;

/**
 * A vendor's census of a feed in a session.
 */
public final class FeedCensus {

    private final Census<?> census;
    private final Counting counting;
    private final Listing listing;

    @FunctionalInterface
    private interface Counting {
        long count(Period window);
    }

    @FunctionalInterface
    private interface Listing {
        Optional<Census.IdPage> ids(Period window, Optional<Cursor> cursor);
    }

    private FeedCensus(Census<?> census, Counting counting, Listing listing) {
        this.census = census;
        this.counting = counting;
        this.listing = listing;
    }

    /** The census, asked in this session. */
    public static <S> FeedCensus of(Census<S> census, S session) {
        return new FeedCensus(census, window -> census.count(session, window),
                (window, cursor) -> census.ids(session, window, cursor));
    }

    /** Kind of the facts that are counted. */
    Entity entity() {
        return census.entity();
    }

    /** Least width of a window. */
    public Duration grain() {
        return census.grain();
    }

    /** What an external id of the feed's counted facts has before the vendor's id. */
    public String prefix() {
        return census.prefix();
    }

    /**
     * The vendor's count of what was created in the window.
     *
     * @throws VendorFailure any failure, classified
     */
    public long count(Period window) {
        return counting.count(window);
    }

    /** A page of the vendor's ids of what was created in the window; empty where the vendor has no list. */
    Optional<Census.IdPage> ids(Period window, Optional<Cursor> cursor) {
        return listing.ids(window, cursor);
    }

    /** The counted objects among facts, those left out that the metrics service refused. */
    public List<DeliveredObject> objects(List<FactRecord> facts, Set<FactId> accepted) {
        return facts.stream().filter(fact -> accepted.contains(fact.id())).flatMap(fact -> object(fact).stream()).toList();
    }

    private Optional<DeliveredObject> object(FactRecord fact) {
        if (census.counts(fact)) {
            return Optional.of(new DeliveredObject(vendorId(fact.id()), census.createdAt(fact), fact.sourceUpdatedAt(),
                    census.isDeleted(fact)));
        }
        return fact.fact() instanceof Event event && event.type() == EventKind.DELETED ? deletion(event) : Optional.empty();
    }

    /** Some feeds tell of a deletion as an entry of the timeline and nothing else. */
    private Optional<DeliveredObject> deletion(Event event) {
        FactId gone = event.interactionId();
        boolean isCounted = gone.entity() == census.entity() && gone.externalId().startsWith(census.prefix());
        return isCounted ? Optional.of(new DeliveredObject(vendorId(gone), event.occurredAt(), event.occurredAt(), true))
                : Optional.empty();
    }

    private String vendorId(FactId id) {
        return id.externalId().substring(census.prefix().length());
    }
}
