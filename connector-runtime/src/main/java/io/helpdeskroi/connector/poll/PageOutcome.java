package io.helpdeskroi.connector.poll;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.helpdeskroi.connector.delivery.Delivered;
import io.helpdeskroi.connector.ledger.DeliveredObject;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.FactRecord;

/**
 * What became of the records of a page.
 *
 * @param accepted facts that the metrics service has now
 * @param rows vendor's ids of the rows that are there with all of their facts, or that could be read and have none
 * @param objects what of it the ledger counts, by the stream it is counted under
 * @param parts objects of which the vendor said how much there is
 * @param askedAt when the vendor was asked for the page, in the database's time: what changed there later is not in it
 */
record PageOutcome(Delivered delivered, List<MappedRecord.Malformed> malformed, Set<FactId> accepted,
        Set<String> rows, Map<String, List<DeliveredObject>> objects, List<MappedRecord.Counted> parts,
        Instant askedAt) {

    /** Nothing was read. */
    static final PageOutcome NOTHING = new PageOutcome(Delivered.NOTHING, List.of(), Set.of(), Set.of(), Map.of(),
            List.of(), Instant.EPOCH);

    static PageOutcome of(Feed feed, List<MappedRecord> records, Delivered delivered, Instant askedAt) {
        List<FactRecord> facts = all(records, MappedRecord.Delivered.class).map(MappedRecord.Delivered::record).toList();
        Set<FactId> accepted = facts.stream().map(FactRecord::id).collect(Collectors.toCollection(HashSet::new));
        delivered.rejections().forEach(rejection -> accepted.remove(rejection.record().id()));
        List<MappedRecord.Malformed> malformed = all(records, MappedRecord.Malformed.class).toList();
        return new PageOutcome(delivered, malformed, accepted, rows(records, malformed, accepted),
                feed.counted().among(facts, accepted),
                all(records, MappedRecord.Counted.class).toList(), askedAt);
    }

    /** A row of which something was refused, could not be read or was not told has not arrived. */
    private static Set<String> rows(List<MappedRecord> records, List<MappedRecord.Malformed> malformed, Set<FactId> accepted) {
        Set<String> rows = all(records, MappedRecord.Readable.class).map(MappedRecord.Readable::vendorId)
                .collect(Collectors.toCollection(HashSet::new));
        all(records, MappedRecord.Delivered.class).forEach(fact -> fact.row().ifPresent(rows::add));
        all(records, MappedRecord.Delivered.class).filter(fact -> !accepted.contains(fact.record().id()))
                .forEach(fact -> fact.row().ifPresent(rows::remove));
        malformed.forEach(row -> rows.remove(row.vendorId()));
        all(records, MappedRecord.Partial.class).forEach(row -> rows.remove(row.vendorId()));
        return rows;
    }

    private static <T> Stream<T> all(List<MappedRecord> records, Class<T> kind) {
        return records.stream().filter(kind::isInstance).map(kind::cast);
    }
}
