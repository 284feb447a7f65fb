package io.helpdeskroi.connector.poll;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.helpdeskroi.connector.ledger.DeliveredObject;
import io.helpdeskroi.connector.ledger.FeedCensus;
import io.helpdeskroi.connector.spi.VendorConnector;
import io.helpdeskroi.connector.spi.VendorStream;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.FactRecord;

/**
 * Which facts the ledger counts, and under which stream: whichever feed brings word of an object, for example that it was
 * deleted, it counts under the feed that the vendor is asked about.
 */
public record CountedObjects(Map<String, FeedCensus> censuses) {

    /** In no session: nobody is asked. */
    public static <S> CountedObjects of(VendorConnector<S> vendor) {
        return of(vendor.streams(), null);
    }

    static <S> CountedObjects of(List<VendorStream<S>> streams, S session) {
        Map<String, FeedCensus> censuses = new LinkedHashMap<>();
        streams.forEach(stream -> stream.census()
                .ifPresent(census -> censuses.put(stream.descriptor().id(), FeedCensus.of(census, session))));
        return new CountedObjects(censuses);
    }

    /** The counted objects among facts that the metrics service has accepted, by stream. */
    public Map<String, List<DeliveredObject>> among(List<FactRecord> facts, Set<FactId> accepted) {
        Map<String, List<DeliveredObject>> found = new LinkedHashMap<>();
        censuses.forEach((stream, census) -> {
            List<DeliveredObject> objects = census.objects(facts, accepted);
            if (!objects.isEmpty()) {
                found.put(stream, objects);
            }
        });
        return found;
    }
}
