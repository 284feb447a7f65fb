package io.helpdeskroi.connector.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import io.helpdeskroi.connector.delivery.Delivered;
import io.helpdeskroi.connector.lease.ConnectionLeases;
import io.helpdeskroi.connector.lease.Lease;
import io.helpdeskroi.connector.spi.Census;
import io.helpdeskroi.connector.spi.Cursor;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.connector.spi.VendorFailure;
import io.helpdeskroi.contract.ActorType;
import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.Event;
import io.helpdeskroi.contract.EventKind;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.FactRecord;
import io.helpdeskroi.contract.Period;

/**
 * Finds what a vendor deleted without a word: objects that have arrived but that the vendor lists no more. Each is asked
 * for by itself before it is believed to be gone, since a list may lag behind.
 */
@ApplicationScoped
class Sweep {

    private static final Logger LOG = Logger.getLogger(Sweep.class);

    private static final int PAGE = 1_000;
    /** A window with more ids than this is left to a narrower one: it could not be listed within a run. */
    private static final int MOST_IDS = 10_000;
    /** So many objects may fail as if the vendor were away. */
    private static final int TOLERATED_FAULTS = 2;

    private final DeliveredObjects arrived;
    private final ConnectionLeases leases;
    private final Clock clock;

    Sweep(DeliveredObjects arrived, ConnectionLeases leases, Clock clock) {
        this.arrived = arrived;
        this.leases = leases;
        this.clock = clock;
    }

    /**
     * Looks for deletions in a window with a surplus; gives how many it found and delivered.
     *
     * @param looks how many objects may still be asked for
     */
    int clear(Lease lease, CountedFeed feed, Reckoning.Line surplus, Courier courier, Looks looks) {
        Period window = surplus.window();
        boolean canLook = looks.left() > 0 && surplus.ourCount() <= MOST_IDS && feed.single().isPresent()
                && feed.census().entity() == Entity.INTERACTION;
        Optional<Set<String>> listed = canLook ? listed(feed.census(), window, looks) : Optional.empty();
        if (listed.isEmpty()) {
            return 0;
        }
        List<FactRecord> facts = looked(lease, feed, missing(lease, feed, window, listed.get(), looks.left()), looks);
        if (facts.isEmpty()) {
            return 0;
        }
        Delivered delivered = courier.deliver(feed.stream(), facts);
        Set<FactId> accepted = new HashSet<>(facts.stream().map(FactRecord::id).toList());
        delivered.rejections().forEach(rejection -> accepted.remove(rejection.record().id()));
        int found = settle(lease, feed, feed.census().objects(facts, accepted));
        LOG.infof("sweep of %s: stream %s from %s to %s: %d objects are gone at the vendor", lease.connectionId(),
                feed.stream(), window.from(), window.to(), found);
        return found;
    }

    /** Empty where the vendor does not list them, lists too many, or nobody wants to look any more. */
    private Optional<Set<String>> listed(FeedCensus census, Period window, Looks looks) {
        Set<String> listed = new HashSet<>();
        Optional<Cursor> cursor = Optional.empty();
        do {
            Optional<Census.IdPage> page = looks.left() > 0 ? census.ids(window, cursor) : Optional.empty();
            if (page.isEmpty() || !listed.addAll(page.get().vendorIds()) && page.get().next().isPresent()
                    || listed.size() > MOST_IDS) {
                return Optional.empty();
            }
            cursor = page.get().next();
        } while (cursor.isPresent());
        return Optional.of(listed);
    }

    private List<String> missing(Lease lease, CountedFeed feed, Period window, Set<String> listed, int most) {
        List<String> missing = new ArrayList<>();
        String after = "";
        List<String> page;
        do {
            page = arrived.ids(lease.connectionId(), feed.stream(), window, after, PAGE);
            page.stream().filter(id -> !listed.contains(id)).forEach(missing::add);
            after = page.isEmpty() ? after : page.get(page.size() - 1);
        } while (page.size() == PAGE && missing.size() < MOST_IDS);
        return some(missing, most, ThreadLocalRandom.current());
    }

    /** Others each time, so that those that are still there do not keep the rest from being looked at. */
    static List<String> some(List<String> ids, int most, Random random) {
        List<String> shuffled = new ArrayList<>(ids);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, Math.min(most, shuffled.size()));
    }

    /** An object that cannot be read holds up neither the others nor the ledger; a vendor that is away ends the looking. */
    private List<FactRecord> looked(Lease lease, CountedFeed feed, List<String> missing, Looks looks) {
        List<FactRecord> facts = new ArrayList<>();
        int faults = 0;
        for (String vendorId : missing) {
            if (!looks.takeOne()) {
                break;
            }
            try {
                look(lease, feed, vendorId, facts);
            } catch (VendorFailure failure) {
                LOG.infof("sweep of %s: an object of stream %s could not be looked at: %s", lease.connectionId(), feed.stream(),
                        failure.getMessage());
                boolean isOfObject = failure instanceof VendorFailure.Protocol || failure instanceof VendorFailure.Forbidden;
                faults += isOfObject ? 0 : 1;
                if (failure instanceof VendorFailure.RateLimited || failure instanceof VendorFailure.Credentials
                        || faults > TOLERATED_FAULTS) {
                    break;
                }
            }
        }
        return facts;
    }

    /** Either the vendor still has it, and then what it is now is delivered, or it is gone. */
    private void look(Lease lease, CountedFeed feed, String vendorId, List<FactRecord> facts) {
        Function<String, List<MappedRecord>> single = feed.single().orElseThrow();
        try {
            single.apply(vendorId).stream().filter(MappedRecord.Delivered.class::isInstance)
                    .map(record -> ((MappedRecord.Delivered) record).record()).forEach(facts::add);
        } catch (VendorFailure.Gone none) {
            facts.add(tombstone(lease, feed, vendorId));
        }
    }

    /** The interaction keeps its attributes as last known; that it is gone is an entry of its timeline. */
    private FactRecord tombstone(Lease lease, CountedFeed feed, String vendorId) {
        Instant now = clock.instant();
        FactId interaction = FactId.of(lease.connectionId(), Entity.INTERACTION, feed.census().prefix() + vendorId);
        return new FactRecord(tombstoneId(lease, feed, vendorId), now, new Event(interaction, now, 0, EventKind.DELETED,
                ActorType.SYSTEM, null, null, false, true, null, null, Map.of("evidence", "not_found")));
    }

    private static FactId tombstoneId(Lease lease, CountedFeed feed, String vendorId) {
        return FactId.of(lease.connectionId(), Entity.EVENT, feed.census().prefix() + vendorId + ":gone");
    }

    @Transactional
    int settle(Lease lease, CountedFeed feed, List<DeliveredObject> objects) {
        leases.fence(lease);
        arrived.note(lease.connectionId(), feed.stream(), objects);
        return (int) objects.stream().filter(DeliveredObject::deleted).count();
    }
}
